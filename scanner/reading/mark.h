#pragma once
/// One tick box: what ink stands in it, measured against the paper just around it, and what that
/// says. Ink alone does not tell a light tick from dust, so the stroke's extent is measured too.
#include "scanner/reading/frame.h"
#include "scanner/reading/page_reading.h"

namespace tycktill::reading {

/// What was measured, all lengths in sheet millimetres.
struct InkMeasure {
    double ink = 0;        ///< share of the box that is darker than paper, 0 … 1
    double extent_mm = 0;  ///< longest reach of the largest connected piece of ink
    double strength = 0;   ///< how dark that piece is, 0 paper … 1 as dark as the printed frame
    double white_mm = 0;   ///< side of the largest square of paper among it
    double solid_mm = 0;   ///< side of the largest square of nothing but ink
    double outside_mm = 0; ///< the same reach, of ink just outside the frame
    int outside_sides = 0; ///< of 4 along which there is such ink
    double off_middle_mm = 0; ///< how far that largest piece stays from the box's middle
    /// The frame's blur takes so much of the white that little is left to read.
    bool blurred = false;
    bool straight_through =
        false; ///< a thin line across the box and on beyond it: a fold or a streak
    /// The paper around is so uneven (a stain's edge) that a light stroke would not show, nor how much of
    /// the box is inked.
    bool hidden = false;
    double white = 255; ///< the paper's tone around the box
    double noise = 0;   ///< its standard deviation
    double side_mm = 4; ///< the box's lesser
    BoxFrame frame;
};

InkMeasure measure_ink(const pages::Image& image, const Homography& map, const forms::Rect& inside);

/// The measured curve's corners (tests/pages/curve.csv, made by scanner_curve; tests/pages/accuracy.txt keeps
/// what they cost): between `no_extent_mm` and `tick_extent_mm`
/// a person looks.
struct MarkLimits {
    double tick_extent_mm = 1.9;
    double no_extent_mm = 0.9;
    double dark_share = 0.62;    ///< more ink than that: filled, so perhaps withdrawn
    double darkish_share = 0.42; ///< more than that: a person looks, unless it is a bold stroke
    /// A felt-tip cross (0.35 to 0.5 of the box) leaves squares of paper of 1.4 mm or more, and where its
    /// strokes meet squares of ink of 1.7 mm at most; a scribble that is to cover the box leaves slits,
    /// one that was given up half-way leaves more solid ink.
    double bold_white_mm = 1.1, bold_solid_mm = 1.9;
    double pale_strength = 0.5; ///< paler ink that goes on beyond two sides may be a stain's edge
    double outside_mm = 2.2;    ///< ink of that reach around an empty box: a person looks
    /// A ring around words beside the box reaches into it and stays at its side: share of the box's lesser side that
    /// its ink keeps off the middle.
    double at_side = 0.13;
};

MarkReading judge_mark(const InkMeasure& measure, const MarkLimits& limits = {});

} // namespace tycktill::reading

// node play.mjs ADDRESS PASSPHRASE FOLDER: somebody of each role looks at their pages, at 1440, 1024 and 390, light and
// dark; axe looks at each; a picture of each goes into FOLDER. Ends with 1 when axe found anything, when a page
// scrolls sideways, or when a page could not be had.
import { chromium } from 'playwright-core';
import { createRequire } from 'module';
import fs from 'fs';

const [address, passphrase, folder] = process.argv.slice(2);
const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
fs.mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox'] });
let pages = 0;
const troubles = [];

async function logIn(context, account) {
    const page = await context.newPage();
    await page.goto(address);
    await page.fill('#f-konto', account);
    await page.fill('#f-losenord', passphrase);
    await page.press('#f-losenord', 'Enter');
    await page.waitForSelector('h1');
    return page;
}

async function lookAt(page, name, widths = [1440, 1024, 390]) {
    for (const width of widths) {
        await page.setViewportSize({ width, height: width === 390 ? 844 : 900 });
        for (const scheme of width === 1440 ? ['light', 'dark'] : ['light']) {
            await page.emulateMedia({ colorScheme: scheme });
            const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
            if (wide > 0) troubles.push(`${name} ${width}: scrolls ${wide} px sideways`);
            await page.evaluate(axe);
            const found = await page.evaluate(() => window.axe.run(document, {
                runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
            for (const one of found.violations)
                troubles.push(`${name} ${width} ${scheme}: ${one.id}: ${one.nodes.map(n => n.target.join(' ')).slice(0, 3).join(' | ')}`);
            await page.screenshot({ path: `${folder}/${name}-${width}${scheme === 'dark' ? '-dark' : ''}.png`, fullPage: true });
            ++pages;
        }
    }
}

async function visit(page, name, path, widths) {
    const response = await page.goto(new URL(path, address).href);
    if (response.status() !== 200) troubles.push(`${name}: ${response.status()}`);
    await lookAt(page, name, widths);
}

const town = process.env.TOWN || 'ostersund';
async function somebody(role, play) {
    const context = await browser.newContext({ bypassCSP: true });
    await play(await logIn(context, `${role}.${town}`));
    await context.close();
}

const out = await browser.newContext({ bypassCSP: true });
const door = await out.newPage();
await door.goto(address);
await lookAt(door, 'logga-in');
await door.fill('#f-konto', 'ingen');
await door.press('#f-losenord', 'Enter');
await door.waitForSelector('.summary');
await lookAt(door, 'logga-in-fel', [1440, 390]);
await out.close();

await somebody('registrator', async page => {
    await lookAt(page, 'start-registrator');
    await visit(page, 'inkorg', '/inkorg');
    await visit(page, 'inkorg-alla', '/inkorg?vy=alla&tid=sena', [1440]);
    await visit(page, 'register', '/register');
    await visit(page, 'postlista', '/register/dagens-post', [1440]);
    await visit(page, 'nytt', '/nytt?satt=telefon');
    await page.click('button.b1');
    await page.waitForSelector('.summary');
    await lookAt(page, 'nytt-fel', [1440, 390]);
    await visit(page, 'hjalp', '/hjalp', [1440, 390]);
    await visit(page, 'mitt', '/mitt', [1440, 390]);
    await visit(page, 'koder', '/mitt/koder', [1440, 390]);
    await visit(page, 'affischer', '/affischer', [1440, 390]);
    await visit(page, 'inkorg-vald', '/inkorg?vy=alla&ordning=nummer', [1440, 390]);
    const row = await page.getAttribute('.table td a', 'href');
    await visit(page, 'makulera', row + '/makulera', [1440, 390]);
    await visit(page, 'diarienummer', row + '/diarienummer', [1440, 390]);
    await page.goto(new URL('/diariefor/nasta', address).href);
    await lookAt(page, 'diariefor');
    await page.fill('#f-rad', 'Klagomål från Astrid Lind, 19121212-1212');
    await page.press('#f-rad', 'Enter');
    await page.waitForSelector('.summary');
    await lookAt(page, 'diariefor-fel', [1440]);
    await visit(page, 'finns-inte', '/inkorg', [1440]);
});

await somebody('handlaggare', async page => {
    await lookAt(page, 'start-handlaggare');
    await visit(page, 'mina', '/inkorg', [1440, 390]);
    const first = await page.getAttribute('.table td a', 'href');
    await visit(page, 'arende', first);
    await page.click('.why summary').catch(() => {});
    await lookAt(page, 'arende-varfor', [1440]);
    for (const [name, path] of [['anteckna', '/anteckna'], ['atgard', '/atgard'], ['vidare', '/vidare'], ['avsluta', '/avsluta'], ['handlaggare', '/handlaggare'], ['lasare', '/lasare'], ['hanvisa', '/hanvisa'], ['svar', '/svar']])
        await visit(page, name, first + path, ['vidare', 'avsluta', 'svar'].includes(name) ? [1440, 390] : [1440]);
    await visit(page, 'besked', first + '/besked');
    await page.click('button[value=granska]');
    await page.waitForSelector('h1');
    await lookAt(page, 'granska');
    await page.goto(new URL(first + '/avsluta', address).href);
    await page.click('button.b1');
    await page.waitForSelector('.summary');
    await lookAt(page, 'avsluta-gar-inte', [1440, 390]);
    await page.emulateMedia({ media: 'print' });
    await page.goto(new URL(first, address).href);
    await page.pdf({ path: `${folder}/arende.pdf`, format: 'A4' });
});

await somebody('chef', async page => { await lookAt(page, 'start-chef'); });
await somebody('sekreterare', async page => {
    await lookAt(page, 'start-sekreterare', [1440]);
    await visit(page, 'rapport', '/rapport');
});
await somebody('administrator', async page => {
    await lookAt(page, 'start-administrator', [1440]);
    await visit(page, 'personer', '/personer');
    await visit(page, 'person', `/personer/handlaggare.${town}`, [1440, 390]);
    await visit(page, 'person-ny', '/personer/ny', [1440, 390]);
    await visit(page, 'stationer', '/stationer', [1440, 390]);
});
await somebody('granskare', async page => {
    await lookAt(page, 'logg', [1440, 390]);
    await visit(page, 'logg-provad', '/logg?prova=ja', [1440, 390]);
});

await browser.close();
for (const trouble of troubles) console.log(trouble);
console.log(`${pages} views, ${troubles.length} troubles`);
process.exit(troubles.length ? 1 : 0);

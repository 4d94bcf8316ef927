/** The button and the panel, apart from the site's own styles. Motion only where the reader wants it. */
export const look = `
:host{all:initial;--accent:oklch(.49 .17 268);--up:0px;--left:0px;--size:var(--baton-size,56px);--y:calc(var(--baton-inset-y,20px) + var(--up) + env(safe-area-inset-bottom));
  --x:calc(var(--baton-inset-x,20px) + var(--left));--r:calc(var(--x) + env(safe-area-inset-right));--l:auto;--ground:oklch(1 0 0);--edge:oklch(.25 .03 265/.08)}
@media (prefers-color-scheme:dark){:host{--accent:oklch(.58 .16 268);--ground:oklch(.208 .009 265);--edge:oklch(.95 .02 265/.14)}}
:host([data-theme=light]){--ground:oklch(1 0 0);--edge:oklch(.25 .03 265/.08)}
:host([data-theme=dark]){--ground:oklch(.208 .009 265);--edge:oklch(.95 .02 265/.14)}
*{box-sizing:border-box}
:host([hidden]){display:none}
:host([data-side=left]){--r:auto;--l:calc(var(--x) + env(safe-area-inset-left))}
:host([data-size=large]){--size:var(--baton-size,64px)}
.button,.panel{position:fixed;z-index:var(--baton-z-index,2147483000);right:var(--r);left:var(--l)}
.button{
  bottom:var(--y);width:var(--size);height:var(--size);margin:0;padding:0;border:0;border-radius:var(--baton-button-radius,50%);cursor:pointer;
  background:var(--accent);color:#fff;display:grid;place-items:center;
  box-shadow:0 6px 20px oklch(.25 .03 265/.24),0 1px 3px oklch(.25 .03 265/.2);
  -webkit-tap-highlight-color:transparent;touch-action:manipulation}
.button:focus-visible{outline:3px solid var(--accent);outline-offset:3px;box-shadow:0 0 0 3px #fff}
@supports (color:oklch(from red l c h)){.button{color:oklch(from var(--accent) clamp(0,(.62 - l)*1000,1) 0 0)}}
i{grid-area:1/1;width:28px;height:28px;background:currentColor}
.say{clip-path:path('M3 13a11 9.5 0 0 0 22 0a11 9.5 0 0 0-22 0M5 13a9 7.3 0 0 1 18 0a9 7.3 0 0 1-18 0M7 19c0 1-.3 2-1.2 3.4a1 1 0 0 0 1 1.7c2-.2 4-1 5.4-2.1l-2-2z')}
.badge{position:absolute;top:-3px;right:-3px;min-width:22px;height:22px;padding:0 6px;border-radius:11px;
  background:oklch(.55 .21 26);color:#fff;border:2px solid #fff;font:600 11px/18px system-ui,sans-serif;text-align:center}
.fold{clip-path:path('M6.3 12l6.7 6.7q1 1 2 0L21.7 12l-1.6-1.6-6.1 6-6.1-6z')}
.button[aria-expanded=true] .say,.button[aria-expanded=false] .fold{opacity:0;transform:scale(.6)}
.panel{
  bottom:calc(var(--y) + var(--size) + 12px);
  width:var(--baton-width,400px);max-width:calc(100vw - 40px);height:min(var(--baton-height,720px),100vh - var(--y) - var(--size) - 32px);height:min(var(--baton-height,720px),100dvh - var(--y) - var(--size) - 32px);
  border-radius:var(--baton-radius,16px);overflow:hidden;background:var(--ground);visibility:hidden;opacity:0;
  box-shadow:0 16px 48px oklch(.25 .03 265/.2),0 0 0 1px var(--edge)}
.panel.open{visibility:visible;opacity:1}
iframe{display:block;width:100%;height:100%;border:0;color-scheme:normal}
@media (max-width:479px),(max-height:479px){
  .panel{inset:0;width:100%;max-width:none;height:100%;border-radius:0;box-shadow:none}
  .panel.open{top:var(--view-top,0);bottom:auto;height:var(--view-height,100%)}
  .panel.open.ready~.button{visibility:hidden}
}
@media (prefers-reduced-motion:no-preference){
  .button{transition:bottom .16s ease-out,right .16s ease-out,transform .16s ease-out}
  .button:hover{transform:scale(1.04)}
  i{transition:opacity .14s ease-out,transform .14s ease-out}
  .panel{transform:translateY(8px);transition:opacity .12s ease-out,transform .12s ease-out,visibility 0s .12s}
  .panel.open{transform:none;transition:opacity .12s ease-out,transform .12s ease-out}
}
@media (forced-colors:active){.button{border:2px solid ButtonText}i{forced-color-adjust:none;background:ButtonText}}
@media print{.button,.panel{display:none}}
`

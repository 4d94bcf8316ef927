/**
 * What keys and tokens of well-known services look like, by their own prefixes. Publishable keys (`pk_live_…`) are made to be seen and stay.
 * Each is anchored by its literal beginning, so that looking costs little where there is none.
 */
const shapes: readonly string[] = [
  String.raw`(?:AKIA|ASIA|ABIA|ACCA|AROA|AIDA)[A-Z0-9]{16}(?![A-Z0-9])`, // AWS
  String.raw`gh[pousr]_[A-Za-z0-9]{30,}|github_pat_\w{22,}`,
  String.raw`gl(?:pat|dt|rt|cbt|ptt|ft|imt|agent|soat|oas)-[\w.-]{18,}`, // GitLab
  String.raw`xox[abceoprs]-[\w-]{10,}|xapp-\d-[\w-]{10,}|hooks\.slack\.com/(?:services|workflows|triggers)/[\w/-]{20,}`,
  String.raw`(?:sk|rk)_(?:live|test)_[A-Za-z0-9]{10,}|whsec_[\w+/=-]{16,}`, // Stripe, and webhooks signed as Standard Webhooks has it
  String.raw`AIza[\w-]{35}|ya29\.[\w-]{20,}|GOCSPX-[\w-]{20,}|1//0[\w-]{30,}`, // Google
  String.raw`sk-(?:proj-|svcacct-|admin-|ant-|or-|lf-)?[\w-]{20,}`, // OpenAI, Anthropic, OpenRouter
  String.raw`gsk_\w{30,}|xai-\w{30,}|pplx-\w{30,}|r8_\w{30,}|hf_[A-Za-z0-9]{30,}|nvapi-[\w-]{30,}`,
  String.raw`SG\.[\w-]{16,}\.[\w-]{16,}`, // SendGrid
  String.raw`(?:AC|SK)[0-9a-f]{32}(?![0-9a-f])|key-[0-9a-f]{32}|[0-9a-f]{32}-us\d{1,2}(?!\w)`, // Twilio, Mailgun, Mailchimp
  String.raw`xkeysib-[0-9a-f]{40,}[\w-]*|re_[A-Za-z0-9]{8}_[A-Za-z0-9]{20,}|PMAK-[\w-]{30,}`,
  String.raw`npm_[A-Za-z0-9]{36}|pypi-[\w-]{16,}|rubygems_[0-9a-f]{48}|dckr_(?:pat|oat)_[\w-]{20,}|cio[A-Za-z0-9]{32}(?!\w)`,
  String.raw`do[opr]_v1_[0-9a-f]{40,}|shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}`, // DigitalOcean, Shopify
  String.raw`sq0(?:atp|csp|idp)-[\w-]{22,}|EAAA[\w-]{50,}|EAA[A-Za-z0-9]{60,}`, // Square, Meta
  String.raw`\d{8,10}:AA[\w-]{32,33}(?![\w-])`, // Telegram
  String.raw`[MNO][\w-]{23,27}\.[\w-]{6,7}\.[\w-]{27,}|discord(?:app)?\.com/api/webhooks/\d+/[\w-]{30,}`,
  String.raw`dapi[0-9a-f]{32}|lin_api_[A-Za-z0-9]{30,}|(?:secret|ntn)_[A-Za-z0-9]{40,}|pat[A-Za-z0-9]{14}\.[0-9a-f]{64}`,
  String.raw`ATATT3[\w=-]{20,}|ATCTT3[\w=-]{20,}|hv[sbr]\.[\w-]{20,}|gl(?:c|sa)_[\w=+/]{20,}|sntr[ysu]_[\w=+/]{20,}`,
  String.raw`figd_[\w-]{20,}|sb[ps]_[\w-]{20,}|sb_secret_[\w-]{20,}|dp\.(?:pt|st|ct|sa)\.[\w.-]{20,}|fm[12]_[\w+/=,-]{30,}`,
  String.raw`pscale_(?:tkn|pw|oauth)_[\w.-]{20,}|NRAK-[A-Z0-9]{27}|AGE-SECRET-KEY-1[0-9A-Z]{50,}|rzp_(?:live|test)_[A-Za-z0-9]{14}`,
  String.raw`APP_USR-[\w-]{30,}|access_token\$\w+\$\w{10,}\$\w{20,}|sl\.[\w-]{60,}|PRIVATE-[\w-]{30,}|tskey-[\w-]{20,}|lsv2_(?:pt|sk)_\w{20,}`,
  String.raw`b[skv]_[\w-]{40,}`, // Baton's own
  String.raw`eyJ[\w-]{8,}\.(?:eyJ)?[\w-]{8,}(?:\.[\w-]*){0,3}`, // JSON Web Tokens
]

/** Every key or token that is known by its look; global, over the text with its case. */
export const vendorKeys = new RegExp(String.raw`(?<![A-Za-z0-9_])(?:${shapes.join('|')})`, 'g')

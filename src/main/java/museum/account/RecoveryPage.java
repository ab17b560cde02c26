package museum.account;

/** The page behind the link in the mail that tells of a deletion. */
final class RecoveryPage {

    private RecoveryPage() {}

    static String html(boolean recovered) {
        return recovered
                ? page(
                        "Your account is back",
                        "Open one of the apps and sign in as before. What you had shared and your links have to be made anew.")
                : page(
                        "Your account could not be brought back",
                        "The link may be too old, or the data are removed already. If you think that this is a mistake, ask the people who run this server.");
    }

    private static String page(String title, String text) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="referrer" content="no-referrer">
                <title>%1$s</title>
                <style>body{font:18px/1.5 system-ui,sans-serif;max-width:32em;margin:20vh auto;padding:0 1em;color:#222}h1{font-size:1.4em}
                @media(prefers-color-scheme:dark){body{background:#111;color:#ddd}}</style>
                </head>
                <body><h1>%1$s</h1><p>%2$s</p></body>
                </html>
                """.formatted(title, text);
    }
}

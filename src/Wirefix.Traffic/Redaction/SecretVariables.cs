using System.Collections.Frozen;

namespace Wirefix.Traffic.Redaction;

/// <summary>Tells by name and value which variables of an environment look like secrets. Rather one too many: its user can pass it by name.</summary>
public static class SecretVariables
{
    private static readonly FrozenSet<string> Harmless = FrozenSet.ToFrozenSet(
        ["PATH", "PATHEXT", "HOME", "USER", "USERNAME", "USERPROFILE", "LOGNAME", "SHELL", "PWD", "OLDPWD", "LANG", "TERM", "TMPDIR", "TMP", "TEMP", "LS_COLORS"],
        StringComparer.OrdinalIgnoreCase);

    // Names are compared without case and separators: Stripe__ApiKey, STRIPE_API_KEY.
    private static readonly string[] Parts =
    [
        "secret", "token", "passw", "passphrase", "passcode", "credential", "apikey", "accesskey", "privatekey", "connectionstring", "connstr", "cookie", "auth", "bearer",
    ];

    private static readonly string[] Ends = ["key", "keys", "pwd"];

    // Too short to be looked for inside other words.
    private static readonly string[] LastWords = ["pass", "pat", "pin", "dsn", "sas", "jwt", "cert", "otp"];

    /// <summary>Whether a variable looks like a secret.</summary>
    public static bool Contains(string name, string value)
    {
        if (Harmless.Contains(name))
            return false;
        var plain = string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
        var lastWord = name.Split('_', '-', '.', ':')[^1].ToLowerInvariant();
        return Parts.Any(part => plain.Contains(part, StringComparison.Ordinal))
            || Ends.Any(end => plain.EndsWith(end, StringComparison.Ordinal))
            || LastWords.Contains(lastWord)
            || Redactor.Default.Redact(value) != value;
    }
}

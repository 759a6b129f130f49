using System.Text.RegularExpressions;

namespace Wirefix.Traffic.Redaction.Shapes;

/// <summary>Replaces what is a secret by its shape, wherever it stands in a text.</summary>
internal sealed class SecretShapes(Tokens tokens, RedactionRules rules)
{
    // The user of every repository's address over SSH: git@github.com:owner/name.
    private const string GitUser = "git@";

    // Stands before the key in the paths of Telegram.
    private const string BotUser = "bot";

    // Without groups, which cost a second pass: what was found tells by its beginning what it is. One expression, so that the
    // leftmost shape wins: the password of a URL and its host look like an e-mail address.
    private static readonly Regex Shapes = new(
        string.Join('|',
        [
            """//[^\s/?#@:"'<>]*:[^\s/?#@"'<>]+@""",
            @"eyJ[A-Za-z0-9_-]{5,}\.(?:eyJ[A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]*){0,3}|[A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]*){1,3})",
            @"\b[Bb]earer,?[ \t\r\n]+[A-Za-z0-9._~+/-]{10,}=*",
            @"\b[Bb]asic[ \t\r\n]+[A-Za-z0-9+/_-]{6,}=*",
            @"\b(?:AKIA|ASIA)[A-Z0-9]{16}\b",
            @"\bgh[pousr]_[A-Za-z0-9]{20,}",
            @"\bgithub_pat_[A-Za-z0-9_]{20,}",
            @"\bglpat-[A-Za-z0-9_-]{20,}",
            @"\bxox[a-z]-[A-Za-z0-9-]{10,}",
            @"\bAIza[A-Za-z0-9_-]{30,}",
            @"\bya29\.[A-Za-z0-9_-]{20,}",
            @"\b[srp]k_(?:live|test)_[A-Za-z0-9]{10,}",
            @"\bwhsec_[A-Za-z0-9+/=]{16,}",
            @"\bsk-[A-Za-z0-9_-]{20,}",
            @"\bAGE-SECRET-KEY-1[A-Z0-9]{20,}",
            @"\bkey-[0-9a-f]{32}\b",
            WebhookUrls.Pattern,
            KeyPrefixes.Pattern,
            "-----BEGIN [A-Z ]*PRIVATE KEY(?: BLOCK)?-----(?:[^-]|-[^-])*(?:-----END [A-Z ]*PRIVATE KEY(?: BLOCK)?-----)?",
            MailAddress.Pattern,
        ]),
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    /// <summary>The text with tokens in the place of its secrets; the same instance where there is none.</summary>
    public string Replace(string text)
    {
        foreach (var pattern in rules.Patterns)
            text = ReplaceOwn(text, pattern);
        return ReplaceCards(Shapes.Replace(text, Replaced));
    }

    private string Replaced(Match match)
    {
        var found = match.Value;
        if (found.StartsWith("//", StringComparison.Ordinal))
            return $"{found[..(found.IndexOf(':') + 1)]}{tokens.For(found[(found.IndexOf(':') + 1)..^1])}@";
        if (found.StartsWith("-----", StringComparison.Ordinal))
            return tokens.For(found);
        if (found.StartsWith(BotUser, StringComparison.Ordinal))
            return BotUser + tokens.For(found[BotUser.Length..]);
        if (WebhookUrls.IsOne(found))
            return WebhookUrls.WithoutSecret(found, tokens.For);
        var blank = found.AsSpan().IndexOfAny(" \t\r\n");
        if (blank >= 0)
            return Credential(found, found.Length - found.AsSpan(blank).TrimStart().Length);
        if (MailAddress.AtSignOf(found).Length == 0)
            return KeyPrefixes.AreWords(found) ? found : tokens.For(found);
        return found.StartsWith(GitUser, StringComparison.Ordinal) || MailAddress.IsNobodys(found) ? found : tokens.Mail(found);
    }

    // "Bearer" and "Basic" are words, too: behind them, words stay.
    private string Credential(string found, int start)
    {
        var value = found[start..];
        var secret = found[0] is 'B' or 'b' && found[1] == 'e' ? value.Any(char.IsAsciiDigit) : IsPair(value);
        return secret ? found[..start] + tokens.For(value) : found;
    }

    // A name with its password.
    private static bool IsPair(string basic)
    {
        Span<byte> decoded = new byte[basic.Length];
        return Convert.TryFromBase64String(basic, decoded, out var length) && decoded[..length].Contains((byte)':');
    }

    private string ReplaceOwn(string text, Regex pattern)
    {
        try
        {
            return pattern.Replace(text, match => tokens.For(match.Value));
        }
        catch (RegexMatchTimeoutException)
        {
            // Nobody looked through it: nothing of it may stay.
            return tokens.For(text);
        }
    }

    private string ReplaceCards(string text)
    {
        var edits = new TextEdits(text);
        for (var (start, length) = CardNumber.Next(text, 0); length > 0; (start, length) = CardNumber.Next(text, start + length))
            edits.Add(start, length, tokens.Card(text.Substring(start, length)));

        return edits.Result();
    }
}

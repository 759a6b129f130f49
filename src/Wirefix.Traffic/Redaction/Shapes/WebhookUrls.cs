using System.Text.RegularExpressions;

namespace Wirefix.Traffic.Redaction.Shapes;

/// <summary>Addresses to which whoever knows them can post: their last segment is the key.</summary>
internal static class WebhookUrls
{
    /// <summary>The expression of all such addresses, up to the end of the key.</summary>
    public const string Pattern =
        @"\bhooks\.slack(?:-gov)?\.com/[a-z]+/[TE][A-Z0-9]*/(?:[A-Z0-9]+/){1,2}[A-Za-z0-9]{16,}|"
        + @"\bdiscord(?:app)?\.com/api/(?:v[0-9]+/)?webhooks/[0-9]+/[A-Za-z0-9_-]{20,}|"
        + @"\bwebhook\.office\.com/webhookb2/[A-Za-z0-9@-]+/IncomingWebhook/[A-Za-z0-9]{16,}|"
        + @"\bhooks\.zapier\.com/hooks/catch/[0-9]+/[A-Za-z0-9]{5,}";

    private static readonly Regex Expression = new(Pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    /// <summary>Whether what the expressions of all shapes found is one.</summary>
    public static bool IsOne(string found) => found.Contains("/webhook", StringComparison.Ordinal) || found.StartsWith("hooks.", StringComparison.Ordinal);

    /// <summary>The address with a token in the place of its key.</summary>
    public static string WithoutSecret(string found, Func<string, string> token)
    {
        var secret = found.LastIndexOf('/') + 1;
        return found[..secret] + token(found[secret..]);
    }

    /// <summary>The path at a host with a token in the place of the key.</summary>
    public static string WithoutSecret(string host, string path, Func<string, string> token) =>
        Expression.Replace(host + path, found => WithoutSecret(found.Value, token))[host.Length..];
}

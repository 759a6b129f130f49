namespace Wirefix.Traffic.Redaction;

/// <summary>The first words of an Authorization header, as IANA lists them, and those that services make up. They are no secret.</summary>
internal static class AuthorizationSchemes
{
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "Basic", "Bearer", "Digest", "DPoP", "HOBA", "Mutual", "Negotiate", "NTLM", "OAuth", "SCRAM-SHA-1", "SCRAM-SHA-256", "vapid",
        "ApiKey", "Token", "Key", "JWT", "SharedKey", "SharedAccessSignature", "AWS4-HMAC-SHA256", "GOOG4-RSA-SHA256", "GoogleLogin", "Hawk",
    };

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> ByText = Names.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether a word is one.</summary>
    public static bool Contains(ReadOnlySpan<char> word) => ByText.Contains(word);
}

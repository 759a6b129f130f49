using System.Text;

namespace Wirefix.Agent.Context;

/// <summary>
/// How many tokens a text takes, about: a quarter of its bytes in UTF-8. Each model counts differently; this is the same for all, everywhere, and more
/// than most count for prose and code in English.
/// </summary>
public static class TokenCount
{
    private const int BytesPerToken = 4;

    /// <summary>The number of tokens, rounded up.</summary>
    public static int Of(string text) => (Encoding.UTF8.GetByteCount(text) + BytesPerToken - 1) / BytesPerToken;
}

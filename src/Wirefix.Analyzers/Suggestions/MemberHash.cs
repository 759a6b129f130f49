using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Wirefix.Analyzers.Suggestions;

/// <summary>Tells whether a member is still what it was.</summary>
public static class MemberHash
{
    private const int Bytes = 8;

    /// <summary>
    /// The first 16 hex digits of SHA-256 over the texts of the member's tokens, each behind a line feed: layout and comments do not count.
    /// </summary>
    public static string Of(SyntaxNode member)
    {
        var tokens = new StringBuilder();
        foreach (var token in member.DescendantTokens())
            tokens.Append('\n').Append(token.Text);

        using var sha = SHA256.Create();
        return string.Concat(sha.ComputeHash(System.Text.Encoding.UTF8.GetBytes(tokens.ToString())).Take(Bytes).Select(part => part.ToString("x2")));
    }
}

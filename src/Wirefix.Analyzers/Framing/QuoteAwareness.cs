using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Wirefix.Analyzers.Framing;

/// <summary>Tells by a token that code thinks of the quotes around a header's values.</summary>
internal static class QuoteAwareness
{
    /// <summary>Whether a token is a quote as a literal, ends in one, or names something that takes quotes off.</summary>
    public static bool IsShownBy(SyntaxToken token)
    {
        if (token.IsKind(SyntaxKind.CharacterLiteralToken))
            return token.ValueText == "\"";
        if (token.IsKind(SyntaxKind.StringLiteralToken))
            return token.ValueText.Length > 0 && (token.ValueText[0] == '"' || token.ValueText[token.ValueText.Length - 1] == '"');
        return token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText.IndexOf("Quote", StringComparison.Ordinal) >= 0;
    }
}

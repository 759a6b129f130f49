using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Wirefix.Analyzers.Suggestions;
using Wirefix.Facts.Suggestions;

namespace Wirefix.Testing;

/// <summary>Files of verified fixes for tests.</summary>
public static class StoredFix
{
    /// <summary>A file with one fix of a member, told by its id, its old and its new text.</summary>
    public static string Of(string symbol, string before, string after, params string[] usings)
    {
        var member = SyntaxFactory.ParseMemberDeclaration(before) as MemberDeclarationSyntax
            ?? throw new VerificationException($"'{before}' is no member.");
        return VerifiedFixText.Write([new VerifiedFix(symbol, MemberHash.Of(member), "calls fell from 100 to 10", usings, FixLine.Of(after, ""))]);
    }
}

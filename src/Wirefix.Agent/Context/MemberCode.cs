using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Wirefix.Workspace.Indexing.Reading;

namespace Wirefix.Agent.Context;

/// <summary>Shows a member whole, with the heads of the types around it and the numbers of its lines; other members are counted only.</summary>
internal static class MemberCode
{
    /// <summary>The member that a line is part of; null where no member has it, or the text is nested too deep to be read.</summary>
    public static string? Of(string text, int line) => Parsed(text) is { } root ? Of(root, line) : null;

    // The index tells that the file was passed over.
    private static CompilationUnitSyntax? Parsed(string text)
    {
        try
        {
            return SourceSyntax.Parse(text, CancellationToken.None);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static string? Of(CompilationUnitSyntax root, int line)
    {
        var nodes = root.DescendantNodes().Where(node => HasLine(node, line)).ToArray();
        if ((nodes.LastOrDefault(IsMember) ?? nodes.OfType<BaseTypeDeclarationSyntax>().LastOrDefault()) is not { } member)
            return null;

        var lines = root.SyntaxTree.GetText().Lines.Select(each => each.ToString().TrimEnd()).ToArray();
        var types = member.Ancestors().OfType<TypeDeclarationSyntax>().Reverse().ToArray();
        string[] shown =
        [
            .. types.SelectMany(type => Numbered(lines, LineOf(type, HeadOf(type).Start), LineOf(type, HeadOf(type).End))),
            .. Others(member, before: true),
            .. Numbered(lines, FirstLine(member, lines), LineOf(member, member.Span.End)),
            .. Others(member, before: false),
            .. types.Reverse().SelectMany(type => Numbered(lines, LineOf(type, type.Span.End), LineOf(type, type.Span.End))),
        ];
        return string.Join('\n', shown);
    }

    private static bool IsMember(SyntaxNode node) =>
        node is MemberDeclarationSyntax and not (BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax or EnumMemberDeclarationSyntax);

    // Zero-based, as the lines of the text are.
    private static int LineOf(SyntaxNode node, int position) => node.SyntaxTree.GetText().Lines.GetLineFromPosition(position).LineNumber;

    private static bool HasLine(SyntaxNode node, int line) => LineOf(node, node.Span.Start) < line && line <= LineOf(node, node.Span.End) + 1;

    private static (int Start, int End) HeadOf(TypeDeclarationSyntax type)
    {
        var first = type.Modifiers.Count > 0 ? type.Modifiers[0] : type.Keyword;
        return (first.SpanStart, type.OpenBraceToken.IsKind(SyntaxKind.None) ? type.Span.End : type.OpenBraceToken.Span.End);
    }

    // With the comments above it, without the blank lines above these.
    private static int FirstLine(SyntaxNode member, string[] lines)
    {
        var line = LineOf(member, member.FullSpan.Start);
        while (lines[line].Length == 0 && line < LineOf(member, member.Span.Start))
            line++;
        return line;
    }

    private static IEnumerable<string> Numbered(string[] lines, int first, int last) =>
        Enumerable.Range(first, last - first + 1).Select(line => string.Create(CultureInfo.InvariantCulture, $"{line + 1,4}  {lines[line]}").TrimEnd());

    private static IEnumerable<string> Others(SyntaxNode member, bool before)
    {
        var siblings = member.Parent?.ChildNodes().OfType<MemberDeclarationSyntax>() ?? [];
        var count = siblings.Count(each => each != member && each.SpanStart < member.SpanStart == before && (IsMember(each) || member.Parent is TypeDeclarationSyntax));
        return count == 0 ? [] : [string.Create(CultureInfo.InvariantCulture, $"      // {count} more {(before ? "above" : "below")}")];
    }
}

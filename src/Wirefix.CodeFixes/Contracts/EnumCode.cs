using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Wirefix.CodeFixes.Editing;

namespace Wirefix.CodeFixes.Contracts;

/// <summary>Changes of an enum with at least one member, laid out as it is.</summary>
internal sealed class EnumCode(EnumDeclarationSyntax declaration, SourceText text, SemanticModel model)
{
    /// <summary>The enum's name.</summary>
    public string EnumName => declaration.Identifier.ValueText;

    /// <summary>Whether a type can be named without its namespace here.</summary>
    public bool Sees(string space, string name) => Member(declaration.Members[0]).Sees(space, name);

    /// <summary>Gives a member an attribute; null where there is no such member.</summary>
    public TextChange? Name(string member, string attribute) =>
        declaration.Members.FirstOrDefault(candidate => candidate.Identifier.ValueText == member) is { } found ? Member(found).Attribute(attribute) : null;

    /// <summary>Adds a member behind the last one; null where its name cannot be had, or the number that follows is taken.</summary>
    public TextChange? Add(string name, string? attribute)
    {
        if (!SyntaxFacts.IsValidIdentifier(name) || declaration.Members.Any(member => member.Identifier.ValueText == name) || !IsLastHighest())
            return null;

        var last = declaration.Members.Last();
        var line = text.Lines.GetLineFromPosition(last.SpanStart);
        var indent = text.ToString(TextSpan.FromBounds(line.Start, last.SpanStart));
        var stands = indent.Trim().Length == 0;
        var gap = stands ? text.LineBreak() + indent : " ";
        var code = attribute is null ? name : $"[{attribute}]{(stands ? gap : " ")}{name}";
        var comma = declaration.Members.GetSeparators().Skip(declaration.Members.Count - 1).FirstOrDefault();
        return comma == default
            ? new TextChange(new TextSpan(last.Span.End, 0), "," + gap + code)
            : new TextChange(new TextSpan(comma.Span.End, 0), gap + code + ",");
    }

    private bool IsLastHighest()
    {
        var values = declaration.Members.Select(member => model.GetDeclaredSymbol(member)?.ConstantValue ?? 0)
            .Select(value => Convert.ToDecimal(value, CultureInfo.InvariantCulture)).ToArray();
        return values[values.Length - 1] == values.Max();
    }

    private MemberSyntax Member(EnumMemberDeclarationSyntax member) => MemberSyntax.Of(member, text, model);
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Wirefix.Analyzers.Contracts;
using Wirefix.CodeFixes.Editing;

namespace Wirefix.CodeFixes.Contracts;

/// <summary>The declaration that a diagnostic points at: a property, a field, a positional parameter of a record, or a member of an enum.</summary>
internal sealed class MemberSyntax
{
    private readonly SyntaxNode _declaration;
    private readonly SourceText _text;
    private readonly SemanticModel _model;

    private MemberSyntax(SyntaxNode declaration, SourceText text, SemanticModel model)
    {
        _declaration = declaration;
        _text = text;
        _model = model;
    }

    /// <summary>The member's name.</summary>
    public string Name => _declaration switch
    {
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        ParameterSyntax parameter => parameter.Identifier.ValueText,
        EnumMemberDeclarationSyntax member => member.Identifier.ValueText,
        FieldDeclarationSyntax held => held.Declaration.Variables[0].Identifier.ValueText,
        _ => "",
    };

    /// <summary>The member's type as it is written, without a question mark; null where it has none.</summary>
    public TypeSyntax? Type => Declared is NullableTypeSyntax nullable ? nullable.ElementType : Declared;

    private TypeSyntax? Declared => _declaration switch
    {
        PropertyDeclarationSyntax property => property.Type,
        ParameterSyntax parameter => parameter.Type,
        FieldDeclarationSyntax held => held.Declaration.Type,
        _ => null,
    };

    private SyntaxList<AttributeListSyntax> Attributes => _declaration switch
    {
        MemberDeclarationSyntax member => member.AttributeLists,
        ParameterSyntax parameter => parameter.AttributeLists,
        _ => default,
    };

    /// <summary>The declaration at a place; null where something else stands there.</summary>
    public static async Task<MemberSyntax?> AtAsync(Document document, TextSpan span, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var declaration = root!.FindNode(span) switch
        {
            VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: FieldDeclarationSyntax field } } => field,
            PropertyDeclarationSyntax property => property,
            EnumMemberDeclarationSyntax member => member,
            ParameterSyntax { Parent.Parent: RecordDeclarationSyntax } parameter => (SyntaxNode)parameter,
            _ => null,
        };
        return declaration is null ? null : new MemberSyntax(
            declaration,
            await document.GetTextAsync(cancellationToken).ConfigureAwait(false),
            (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!);
    }

    /// <summary>The member of an enum with this name.</summary>
    public static MemberSyntax Of(EnumMemberDeclarationSyntax member, SourceText text, SemanticModel model) => new(member, text, model);

    /// <summary>Whether the compilation has a type.</summary>
    public bool Has(string metadataName) => _model.Compilation.GetTypeByMetadataName(metadataName) is not null;

    /// <summary>Whether a type can be named without its namespace here.</summary>
    public bool Sees(string space, string name) => _model.LookupNamespacesAndTypes(_declaration.SpanStart, name: name)
        .Any(found => found is INamedTypeSymbol && found.ContainingNamespace?.ToDisplayString() == space);

    /// <summary>The text argument of an attribute that the member has; null where it has none, or no literal.</summary>
    public LiteralExpressionSyntax? ArgumentOf(string attribute) =>
        Attributes.SelectMany(list => list.Attributes).Where(candidate => JsonSites.NameOf(candidate.Name) == attribute)
            .Select(candidate => candidate.ArgumentList?.Arguments.Select(argument => argument.Expression).OfType<LiteralExpressionSyntax>().FirstOrDefault())
            .FirstOrDefault(argument => argument.IsKind(SyntaxKind.StringLiteralExpression));

    /// <summary>Whether the member has an attribute of this name.</summary>
    public bool HasAttribute(string name) => Attributes.SelectMany(list => list.Attributes).Any(attribute => JsonSites.NameOf(attribute.Name) == name);

    /// <summary>Puts an attribute before the member: on a line of its own, unless the file has it otherwise.</summary>
    public TextChange Attribute(string code)
    {
        if (_declaration is ParameterSyntax parameter)
            return new TextChange(new TextSpan(parameter.SpanStart, 0), $"[property: {code}] ");

        var start = Attributes.Count > 0 ? Attributes.Last().GetLastToken().GetNextToken().SpanStart : _declaration.SpanStart;
        var line = _text.Lines.GetLineFromPosition(start);
        var indent = _text.ToString(TextSpan.FromBounds(line.Start, start));
        var isInline = indent.Trim().Length > 0 || HasInlineAttributes();
        return new TextChange(new TextSpan(start, 0), isInline ? $"[{code}] " : $"[{code}]{_text.LineBreak()}{indent}");
    }

    /// <summary>Makes the member's type nullable; a value that only stood in for null goes.</summary>
    public IEnumerable<TextChange> Nullable(bool isRequired)
    {
        yield return new TextChange(new TextSpan(Type!.Span.End, 0), "?");
        if (!isRequired && _declaration is MemberDeclarationSyntax member
            && member.Modifiers.FirstOrDefault(modifier => modifier.IsKind(SyntaxKind.RequiredKeyword)) is { RawKind: not 0 } required)
            yield return new TextChange(TextSpan.FromBounds(required.SpanStart, required.GetNextToken().SpanStart), "");
        if (StandIn() is { } standIn)
            yield return new TextChange(standIn, "");
    }

    // A property ends with its initializer's semicolon, a field with one of its own.
    private TextSpan? StandIn() => _declaration switch
    {
        PropertyDeclarationSyntax { Initializer.Value: var value } property when TypeContract.IsNothing(value) =>
            TextSpan.FromBounds(property.AccessorList!.Span.End, property.SemicolonToken.Span.End),
        FieldDeclarationSyntax { Declaration.Variables: [{ Initializer: { Value: var value } initializer } variable] } when TypeContract.IsNothing(value) =>
            TextSpan.FromBounds(variable.Identifier.Span.End, initializer.Span.End),
        _ => null,
    };

    private bool HasInlineAttributes() => _declaration.Parent!.ChildNodes().OfType<MemberDeclarationSyntax>()
        .Select(member => member.AttributeLists.LastOrDefault()).OfType<AttributeListSyntax>()
        .Any(list => _text.Lines.IndexOf(list.Span.End) == _text.Lines.IndexOf(list.GetLastToken().GetNextToken().SpanStart));
}

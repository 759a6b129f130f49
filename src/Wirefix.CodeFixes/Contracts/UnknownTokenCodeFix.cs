using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Wirefix.Analyzers;
using Wirefix.Analyzers.Contracts;
using Wirefix.Facts;

namespace Wirefix.CodeFixes.Contracts;

/// <summary>
/// Fixes WIRE2004: the enum gets a member for the word, or the member that means it gets the word as its name; a member without a
/// converter gets one.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnknownTokenCodeFix)), Shared]
public sealed class UnknownTokenCodeFix : ContractCodeFix
{
    private const string JsonSpace = "System.Text.Json.Serialization";
    private const string DataSpace = "System.Runtime.Serialization";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Rules.UnknownTokenId];

    private protected override string KeyAt(Diagnostic diagnostic) => TokenOf(diagnostic) is null
        ? nameof(UnknownTokenCodeFix) + ".Converter"
        : nameof(UnknownTokenCodeFix);

    private protected override async Task<ContractEdit?> EditAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (TokenOf(diagnostic) is not { } token)
            return await ConvertAsync(document, diagnostic, cancellationToken).ConfigureAwait(false);

        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        if (root!.FindNode(diagnostic.Location.SourceSpan) is not EnumDeclarationSyntax { Members.Count: > 0 } declaration)
            return null;

        var model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        var code = new EnumCode(declaration, await document.GetTextAsync(cancellationToken).ConfigureAwait(false), model);
        var naming = Naming(token, diagnostic.Properties[ContractRule.LibraryProperty]);
        var canName = model.Compilation.GetTypeByMetadataName($"{naming.Space}.{naming.Name}Attribute") is not null;
        if (diagnostic.Properties[UnknownToken.MemberProperty] is { } known)
            return canName && code.Name(known, naming.Code) is { } change ? Edit($"Read '{known}' from '{token}'", [change], code, naming) : null;

        var name = WireName.Pascal(token);
        var speaksForItself = string.Equals(name, token, StringComparison.OrdinalIgnoreCase);
        return canName || speaksForItself ? Added(token, name, speaksForItself ? null : naming.Code, code, naming) : null;
    }

    // The word that the enum lacks; null where a member lacks a converter.
    private static string? TokenOf(Diagnostic diagnostic) => diagnostic.Properties.TryGetValue(UnknownToken.TokenProperty, out var token) ? token : null;

    private static ContractEdit? Added(string token, string name, string? attribute, EnumCode code, (string Space, string Name, string Code) naming) =>
        code.Add(name, attribute) is not { } change ? null
            : attribute is null ? new ContractEdit($"Add '{name}' for '{token}'", [change]) { Name = code.EnumName }
            : Edit($"Add '{name}' for '{token}'", [change], code, naming);

    private static ContractEdit Edit(
        string title, ImmutableArray<TextChange> changes, EnumCode code, (string Space, string Name, string Code) naming) =>
        new(title, changes)
        {
            Name = code.EnumName,
            Namespace = code.Sees(naming.Space, naming.Name + "Attribute") ? null : naming.Space,
        };

    private static (string Space, string Name, string Code) Naming(string token, string? library)
    {
        var literal = SymbolDisplay.FormatLiteral(token, quote: true);
        return library == nameof(JsonLibrary.Newtonsoft)
            ? (DataSpace, "EnumMember", $"EnumMember(Value = {literal})")
            : (JsonSpace, "JsonStringEnumMemberName", $"JsonStringEnumMemberName({literal})");
    }

    private static async Task<ContractEdit?> ConvertAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await MemberSyntax.AtAsync(document, diagnostic.Location.SourceSpan, cancellationToken).ConfigureAwait(false)
            is not { Type: NameSyntax and not GenericNameSyntax } member)
            return null;

        var converter = member.Attribute("JsonConverter(typeof(JsonStringEnumConverter))");
        return new ContractEdit($"Read '{member.Name}' from names", [converter])
        {
            Namespace = member.Sees(JsonSpace, "JsonConverterAttribute") ? null : JsonSpace,
        };
    }
}

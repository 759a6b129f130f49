using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Wirefix.Analyzers;
using Wirefix.Analyzers.Contracts;
using Wirefix.CodeFixes.Calls;
using Wirefix.Facts;

namespace Wirefix.CodeFixes.Contracts;

/// <summary>
/// Fixes WIRE2005: sets the header on the message of the call, from a parameter of the same meaning or from the incoming request.
/// Where no such value is at hand there is nothing to set, and nothing is offered.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MissingHeaderCodeFix)), Shared]
public sealed class MissingHeaderCodeFix : CallFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Rules.MissingHeaderId];

    /// <inheritdoc/>
    protected override string Title => "Set the header that successful calls carried";

    private protected override SyntaxNode? Fix(
        SyntaxNode root, InvocationExpressionSyntax call, SemanticModel model, ImmutableDictionary<string, string?> properties)
    {
        if (!properties.TryGetValue(MissingHeader.HeaderProperty, out var header) || header is null
            || call.ArgumentList.Arguments.FirstOrDefault()?.Expression is not IdentifierNameSyntax message
            || model.GetSymbolInfo(message).Symbol is not ILocalSymbol local || call.FirstAncestorOrSelf<BlockSyntax>() is not { } block
            || block.Statements.OfType<LocalDeclarationStatementSyntax>()
                .FirstOrDefault(statement => Declares(statement, local.Name)) is not { } declaration
            || ValueOf(header, call, model) is not { } value)
        {
            return null;
        }

        var name = string.Join(
            "-", header.Split('-').Select(part => part.Length == 0 ? part : char.ToUpperInvariant(part[0]) + part.Substring(1)));
        var setting = SyntaxFactory.ParseStatement($"{local.Name}.Headers.{value.Method}(\"{name}\", {value.Expression});{call.NewLine()}")
            .WithLeadingTrivia(declaration.GetLeadingTrivia().Where(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Take(1))
            .WithAdditionalAnnotations(Formatter.Annotation);
        return root.InsertNodesAfter(declaration, [setting]);
    }

    private static bool Declares(LocalDeclarationStatementSyntax statement, string name) =>
        statement.Declaration.Variables.Count == 1 && statement.Declaration.Variables[0].Identifier.ValueText == name;

    private static (string Method, string Expression)? ValueOf(string header, SyntaxNode call, SemanticModel model)
    {
        var parameters = model.LookupSymbols(call.SpanStart).OfType<IParameterSymbol>()
            .Where(parameter => parameter.RefKind == RefKind.None).ToArray();
        var named = parameters.FirstOrDefault(
            parameter => parameter is { Type.SpecialType: SpecialType.System_String, NullableAnnotation: not NullableAnnotation.Annotated }
            && (WireName.Match(header, parameter.Name) ?? WireName.Match(Plain(header), parameter.Name)) is not null);
        if (named is not null)
            return ("Add", named.Name);

        var incoming = parameters.FirstOrDefault(parameter => parameter.Type.Name is "HttpRequest" or "HttpContext");
        return incoming is null
            ? null
            : ("TryAddWithoutValidation",
                $"{incoming.Name}{(incoming.Type.Name == "HttpContext" ? ".Request" : "")}.Headers[\"{header}\"].ToString()");
    }

    // "x-tenant" stands for "tenant".
    private static string Plain(string header) =>
        header.StartsWith("x-", StringComparison.OrdinalIgnoreCase) ? header.Substring(2) : header;
}

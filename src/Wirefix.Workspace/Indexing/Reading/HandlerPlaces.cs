using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Workspace.Indexing.Reading;

/// <summary>Methods that a mapping of the same file names as the handlers of its routes.</summary>
internal sealed class HandlerPlaces : IPlaceReader
{
    private readonly MinimalApiPlaces _mappings = new();

    public ImmutableArray<SyntaxKind> Kinds => _mappings.Kinds;

    // Beside the handler's name, at which it mentions itself and what it calls by the same name.
    public IEnumerable<FoundName> Read(SyntaxNode node, FileScope scope) =>
        from route in _mappings.Read(node, scope)
        from handler in Handlers((InvocationExpressionSyntax)node)
        select route with { Node = handler, Position = handler.ParameterList.SpanStart };

    // A method of another type is found by its mention.
    private static IEnumerable<MethodDeclarationSyntax> Handlers(InvocationExpressionSyntax mapping) =>
        mapping.ArgumentList.Arguments.LastOrDefault()?.Expression is IdentifierNameSyntax name &&
        mapping.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type
            ? type.Members.OfType<MethodDeclarationSyntax>().Where(method => method.Identifier.ValueText == name.Identifier.ValueText)
            : [];
}

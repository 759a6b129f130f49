using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Workspace.Indexing.Reading;

/// <summary>
/// What readers ask of the file around a node: what text an expression is, what its constants and locals were set to, and
/// which methods handle routes.
/// </summary>
internal sealed class FileScope
{
    private readonly Lazy<ILookup<string, VariableDeclaratorSyntax>> _constants;
    private readonly Lazy<ImmutableHashSet<string>> _handlers;
    private readonly DeclaredTypes _types;
    private readonly Lazy<FileUses> _uses;
    private readonly RpcClient _rpcClients;
    private readonly Dictionary<SyntaxNode, ILookup<string, VariableDeclaratorSyntax>> _locals = [];

    public FileScope(CompilationUnitSyntax root)
    {
        _constants = new(() => Constants(root));
        _handlers = new(() => Handlers(root));
        _types = new DeclaredTypes(root);
        _uses = new(() => new FileUses(root));
        _rpcClients = new RpcClient(root, _types);
    }

    /// <summary>Whether a method of this name is given to a mapping of the same file.</summary>
    public bool IsMapped(string method) => _handlers.Value.Contains(method);

    /// <summary>The name of the generated gRPC client that an expression holds; null of others.</summary>
    public string? RpcClientOf(ExpressionSyntax receiver) => _rpcClients.Of(receiver);

    /// <summary>The name of the generated gRPC client that a type is; null of others.</summary>
    public string? RpcClientOf(TypeSyntax? type) => _rpcClients.OfType(type);

    /// <summary>The types that a name is declared to be of in the file.</summary>
    public IEnumerable<TypeSyntax> TypesOf(ExpressionSyntax name) => _types.Of(name);

    /// <summary>What the file sets its names to, and which calls it gives them to.</summary>
    public FileUses Uses => _uses.Value;

    /// <summary>The text that an expression is, its unknown parts in braces.</summary>
    public string TextOf(ExpressionSyntax expression) => new WrittenText(this).Of(expression);

    /// <summary>
    /// The name that an expression gives for the wire: its text, or a reference to a constant; null where part of it is variable.
    /// </summary>
    public string? NameOf(ExpressionSyntax? expression)
    {
        if (expression is null || TextOf(expression) is not { } text)
            return null;
        return OpenText.IsReference(text) || !text.Contains('{', StringComparison.Ordinal) ? text : null;
    }

    /// <summary>
    /// What a name was set to once: a local of the member around it, or a constant of the file; null where it is neither.
    /// </summary>
    public ExpressionSyntax? ValueOf(ExpressionSyntax name)
    {
        if (name is IdentifierNameSyntax local && Local(local) is { } value)
            return value;
        return name is IdentifierNameSyntax or MemberAccessExpressionSyntax
            ? Only(_constants.Value[name.LastName()].Where(constant => CanMean(name, constant)))?.Initializer!.Value
            : null;
    }

    /// <summary>What a name without a value of its own is set to in one place of the file; null where it is not, or in several.</summary>
    public ExpressionSyntax? AssignedTo(ExpressionSyntax name) => Only(Uses.SetTo(name));

    private ExpressionSyntax? Local(IdentifierNameSyntax name)
    {
        var body = name.MemberAround();
        if (!_locals.TryGetValue(body, out var locals))
            _locals[body] = locals = Locals(body);
        return Only(locals[name.Identifier.ValueText])?.Initializer?.Value is { } value && !value.Contains(name) ? value : null;
    }

    private static bool CanMean(ExpressionSyntax name, VariableDeclaratorSyntax constant) =>
        name.Receiver() is not { } type || type is ThisExpressionSyntax ||
        constant.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Identifier.ValueText == type.LastName();

    private static T? Only<T>(IEnumerable<T> found)
        where T : class =>
        found.Take(2).ToArray() is [var only] ? only : null;

    private static ILookup<string, VariableDeclaratorSyntax> Locals(SyntaxNode body) =>
        body.DescendantNodes().OfType<VariableDeclaratorSyntax>().ToLookup(variable => variable.Identifier.ValueText);

    private static ILookup<string, VariableDeclaratorSyntax> Constants(CompilationUnitSyntax root) => (
        from field in root.DescendantNodes().OfType<FieldDeclarationSyntax>()
        where field.Modifiers.Any(SyntaxKind.ConstKeyword) || field.Modifiers.Any(SyntaxKind.ReadOnlyKeyword)
        from variable in field.Declaration.Variables
        where variable.Initializer is not null
        select variable).ToLookup(variable => variable.Identifier.ValueText);

    private static ImmutableHashSet<string> Handlers(CompilationUnitSyntax root) =>
    [
        .. from call in root.DescendantNodes().OfType<InvocationExpressionSyntax>()
           where call.Expression.LastName().StartsWith("Map", StringComparison.Ordinal) && call.ArgumentList.Arguments.Count > 1
           let handler = call.ArgumentList.Arguments[^1].Expression
           where handler is IdentifierNameSyntax or MemberAccessExpressionSyntax
           select handler.LastName(),
    ];
}

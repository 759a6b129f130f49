using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Wirefix.Analyzers.Outbound;

namespace Wirefix.Analyzers.States;

/// <summary>The object whose state is written: one that lives on between calls, known by an id.</summary>
/// <param name="Enum">The enum of its states; null where they are texts.</param>
/// <param name="Load">The code that found it; null where it is the object itself, or was given by the caller.</param>
internal sealed record StateSubject(INamedTypeSymbol? Enum, ExpressionSyntax? Load)
{
    // Two states are a switch, which is turned either way.
    private const int FewestStates = 3;

    private static readonly string[] Loading =
        ["Get", "Find", "Load", "Fetch", "Single", "First", "Last", "Read", "TryGet", "Query", "Require", "Retrieve", "Lookup", "Resolve"];

    /// <summary>The names of its states; empty where they are texts.</summary>
    public ImmutableArray<string> States { get; } =
        Enum is null ? [] : [.. Enum.GetMembers().OfType<IFieldSymbol>().Where(state => state.HasConstantValue).Select(state => state.Name)];

    /// <summary>The object of a write; null where it is no such object, or may be made just now.</summary>
    public static StateSubject? Of(StateWrite write, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetSymbolInfo(write.Assignment.Left, cancellationToken).Symbol is not { IsStatic: false } member || TypeOf(member) is not { } held
            || member.ContainingType is not { TypeKind: TypeKind.Class } type || Framework.Owns(type) || !HasIdentity(type)
            || model.GetConstantValue(write.Assignment.Right, cancellationToken) is not { HasValue: true, Value: { } value })
        {
            return null;
        }

        var states = held is { TypeKind: TypeKind.Enum } && !IsFlags(held) ? held : null;
        var subject = new StateSubject(states, null);
        if (states is null ? held.SpecialType != SpecialType.System_String : subject.States.Length < FewestStates || IsZero(value))
            return null;
        if (write.Subject is null)
            return write.IsAskedFor ? subject : null;

        return model.GetSymbolInfo(((MemberAccessExpressionSyntax)write.Assignment.Left).Expression, cancellationToken).Symbol switch
        {
            IParameterSymbol { RefKind: RefKind.None } parameter => IsGiven(parameter, write) ? subject : null,
            ILocalSymbol local => LoadOf(local, write, cancellationToken) is { } load ? subject with { Load = load } : null,
            _ => null,
        };
    }

    // Of whichever integer type the enum is.
    private static bool IsZero(object state) => Convert.ToDecimal(state, CultureInfo.InvariantCulture) == 0;

    private static INamedTypeSymbol? TypeOf(ISymbol member) =>
        ((member as IPropertySymbol)?.Type ?? (member as IFieldSymbol)?.Type)?.WithoutNullable() as INamedTypeSymbol;

    private static bool HasIdentity(INamedTypeSymbol type) => TypeMembers.Of(type).Any(member =>
        member.Name.TrimStart('_') is "Id" or "id" or "ID" or "Key" or "Guid" or "Uuid" || member.Name == type.Name + "Id");

    private static bool IsFlags(INamedTypeSymbol type) =>
        type.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == nameof(FlagsAttribute));

    /// <summary>Whether a caller hands over what it has: not the body of a request, and not a part of the caller's own work.</summary>
    private static bool IsGiven(IParameterSymbol parameter, StateWrite write) =>
        write.Function is MethodDeclarationSyntax { AttributeLists.Count: 0 } && write.IsAskedFor
        && parameter.ContainingType?.Name.EndsWith("Controller", StringComparison.Ordinal) == false && parameter.GetAttributes().IsEmpty;

    private static ExpressionSyntax? LoadOf(ILocalSymbol local, StateWrite write, CancellationToken cancellationToken)
    {
        if (IsReplaced(local.Name, write.Function))
            return null;

        var found = local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) switch
        {
            VariableDeclaratorSyntax { Initializer.Value: var value } => Core(value),
            SingleVariableDesignationSyntax { Parent: DeclarationExpressionSyntax { Parent.Parent.Parent: InvocationExpressionSyntax call } } => call,
            SingleVariableDesignationSyntax { Parent: PatternSyntax pattern } =>
                pattern.FirstAncestorOrSelf<IsPatternExpressionSyntax>() is { } test ? Core(test.Expression) : null,
            _ => null,
        };
        return found is not null && IsLoad(found) ? found : null;
    }

    private static bool IsReplaced(string local, SyntaxNode function) => function.DescendantNodes().OfType<AssignmentExpressionSyntax>()
        .Any(assignment => assignment.Left is IdentifierNameSyntax name && name.Identifier.ValueText == local);

    private static bool IsLoad(ExpressionSyntax expression) => expression is ElementAccessExpressionSyntax
        || (expression is InvocationExpressionSyntax call && CalledName.Of(call) is { } name
            && Array.Exists(Loading, word => name.StartsWith(word, StringComparison.Ordinal))
            && name.IndexOf("Create", StringComparison.Ordinal) < 0 && name.IndexOf("Add", StringComparison.Ordinal) < 0);

    private static ExpressionSyntax Core(ExpressionSyntax value) => value switch
    {
        AwaitExpressionSyntax wait => Core(wait.Expression),
        ParenthesizedExpressionSyntax inner => Core(inner.Expression),
        CastExpressionSyntax cast => Core(cast.Expression),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } sure => Core(sure.Operand),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression, Right: ThrowExpressionSyntax } found => Core(found.Left),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: nameof(Task.ConfigureAwait) } awaited } =>
            Core(awaited.Expression),
        _ => value,
    };
}

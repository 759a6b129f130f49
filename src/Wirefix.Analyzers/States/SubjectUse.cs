using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Analyzers.States;

/// <summary>Whether what a function does with an object before it writes the state may have told the state.</summary>
internal sealed class SubjectUse(StateWrite write, StateSubject subject, SemanticModel model, CancellationToken cancellationToken)
{
    private readonly int _end = write.Assignment.SpanStart;

    /// <summary>Whether it may. Code that cannot be seen may do anything with an object that it gets.</summary>
    public bool MayTellState() =>
        (subject.Load is { } load && SymbolOf(load) is { } loading && Declarations(loading).Any(Mentions))
        || (write.Subject is { } name
            ? Before().OfType<IdentifierNameSyntax>().Where(use => use.Identifier.ValueText == name).Any(Tells)
            : TellsOfItself());

    private IEnumerable<SyntaxNode> Before() => write.Function.DescendantNodes().TakeWhile(node => node.SpanStart < _end);

    private bool TellsOfItself() => Before().Any(node => node switch
    {
        ThisExpressionSyntax { Parent: not MemberAccessExpressionSyntax } self => IsHandedToKnowing(self),
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax } call => Knows(SymbolOf(call)),
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax or BaseExpressionSyntax, Parent: InvocationExpressionSyntax call } =>
            Knows(SymbolOf(call)),
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax or BaseExpressionSyntax } member => IsTold(member),
        IdentifierNameSyntax { Parent: not MemberAccessExpressionSyntax } member => IsTold(member),
        _ => false,
    });

    private bool Tells(IdentifierNameSyntax use) => use.Parent switch
    {
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access when access.Expression == use => Knows(SymbolOf(call)),
        MemberAccessExpressionSyntax access when access.Expression == use => IsTold(access),
        ConditionalAccessExpressionSyntax access when access.Expression == use => IsTold(access.WhenNotNull),
        IsPatternExpressionSyntax { Pattern: var pattern } => pattern.DescendantNodesAndSelf().OfType<SubpatternSyntax>().Any(),
        BinaryExpressionSyntax comparison => !IsNull(comparison.Left) && !IsNull(comparison.Right),
        _ => IsHandedToKnowing(use),
    };

    /// <summary>
    /// Whether a part of the object tells its state: it is computed of it, or a condition goes by it and it may be the state's other side.
    /// </summary>
    private bool IsTold(ExpressionSyntax part)
    {
        if (SymbolOf(part) is not { } symbol || TypeOf(symbol) is not { } held || IsTarget(part))
            return false;

        return Declarations(symbol).Any(Mentions)
            || (symbol.ContainingType.TypeKind != TypeKind.Enum && IsTested(part) && IsTelling(held) && !IsKind(symbol.Name));
    }

    // What a thing is does not change with its state.
    private static bool IsKind(string name) => name.EndsWith("Type", StringComparison.Ordinal) || name.EndsWith("Kind", StringComparison.Ordinal);

    private static ITypeSymbol? TypeOf(ISymbol symbol) => (symbol as IPropertySymbol)?.Type ?? (symbol as IFieldSymbol)?.Type;

    private static bool IsTarget(ExpressionSyntax part) => part.Parent is AssignmentExpressionSyntax assignment && assignment.Left == part;

    private static bool IsTested(ExpressionSyntax part) => part.AncestorsAndSelf().TakeWhile(node => node is not StatementSyntax).Any(node =>
        node.Parent is IfStatementSyntax || node is BinaryExpressionSyntax or IsPatternExpressionSyntax or PrefixUnaryExpressionSyntax);

    private static bool IsTelling(ITypeSymbol type) => type.WithoutNullable() is var bare
        && (bare.TypeKind == TypeKind.Enum || bare.SpecialType is SpecialType.System_Boolean or SpecialType.System_DateTime
            || bare.Name is nameof(DateTimeOffset) or "DateOnly" or "Instant");

    /// <summary>Whether an object goes to code that looks at its state, or that cannot be seen; a test for null is neither.</summary>
    private bool IsHandedToKnowing(ExpressionSyntax handed)
    {
        var receiver = handed.Ancestors().TakeWhile(node => node is not StatementSyntax)
            .FirstOrDefault(node => node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax);
        return receiver switch
        {
            InvocationExpressionSyntax call when CalledName.Of(call) is "nameof" or "ThrowIfNull" => false,
            ExpressionSyntax call => Knows(SymbolOf(call)),
            _ => true,
        };
    }

    private bool Knows(ISymbol? called)
    {
        if (called is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor)
            called = constructor.ContainingType;
        var bodies = called is null ? [] : Declarations(called).ToArray();
        return bodies.Length == 0 || Array.Exists(bodies, body => !HasCode(body) || Mentions(body));
    }

    private static bool HasCode(SyntaxNode declaration) => declaration switch
    {
        BaseMethodDeclarationSyntax method => method.Body is not null || method.ExpressionBody is not null,
        _ => true,
    };

    private ISymbol? SymbolOf(ExpressionSyntax call) =>
        model.GetSymbolInfo(call, cancellationToken) is var info && info.Symbol is { } symbol ? symbol : info.CandidateSymbols.FirstOrDefault();

    private IEnumerable<SyntaxNode> Declarations(ISymbol symbol) =>
        symbol.OriginalDefinition.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellationToken));

    private bool Mentions(SyntaxNode declaration) => StateMentions.AreIn(declaration, write.Member, subject.States);

    private static bool IsNull(ExpressionSyntax expression) => expression.IsKind(SyntaxKind.NullLiteralExpression);
}

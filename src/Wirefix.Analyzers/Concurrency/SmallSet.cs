using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Analyzers.Operations;

namespace Wirefix.Analyzers.Concurrency;

/// <summary>Recognises sets whose size the code itself keeps small, so that a call for each element is no burst.</summary>
internal sealed class SmallSet(MemberBody body)
{
    /// <summary>The largest set, in elements, that is still regarded as small.</summary>
    private const int Largest = 16;

    /// <summary>Whether a sequence has few elements by the way it is written.</summary>
    public bool Contains(IOperation sequence) => sequence.Unwrapped() switch
    {
        IArrayCreationOperation { Initializer: { } elements } => elements.ElementValues.Length <= Largest,
        ICollectionExpressionOperation collection => collection.Elements.Length <= Largest && !collection.Elements.Any(element => element is ISpreadOperation),
        ILocalReferenceOperation reference => IsChunk(reference.Local) || (body.OnlyValue(reference.Local) is { } value && Contains(value)),
        IParameterReferenceOperation reference => IsChunk(reference.Parameter),
        IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: true } field } => IsSmallInitializer(field),
        IInvocationOperation call => IsSmallCall(call),
        _ => false,
    };

    /// <summary>Whether a loop makes few rounds by the way it is written.</summary>
    public bool Bounds(ILoopOperation loop) => loop switch
    {
        IForEachLoopOperation each => Contains(each.Collection),
        IForLoopOperation { Condition: IBinaryOperation { RightOperand: { } limit } condition } =>
            condition.OperatorKind is BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual && IsSmallConstant(limit),
        _ => false,
    };

    private bool IsSmallCall(IInvocationOperation call) => call.TargetMethod.Name switch
    {
        nameof(Enumerable.Range) or nameof(Enumerable.Repeat) or nameof(Enumerable.Take) => IsSmallConstant(call.ArgumentAt(1)) || PassesOn(call),
        nameof(Enum.GetValues) or nameof(Enum.GetNames) => call.TargetMethod.ContainingType.SpecialType == SpecialType.System_Enum,
        _ => PassesOn(call),
    };

    /// <summary>Whether a query operator that cannot add elements is applied to a small set.</summary>
    private bool PassesOn(IInvocationOperation call) =>
        call.TargetMethod.IsExtensionMethod
        && call.TargetMethod.Name is nameof(Enumerable.Select) or nameof(Enumerable.Where) or nameof(Enumerable.Take) or nameof(Enumerable.Skip)
            or nameof(Enumerable.OrderBy) or nameof(Enumerable.OrderByDescending) or nameof(Enumerable.Distinct) or nameof(Enumerable.Reverse)
            or nameof(Enumerable.ToList) or nameof(Enumerable.ToArray) or nameof(Enumerable.AsEnumerable)
            or nameof(Enumerable.Cast) or nameof(Enumerable.OfType)
        && call.ArgumentAt(0) is { } source && Contains(source);

    /// <summary>Whether a variable stands for one batch of <c>Chunk</c>: of a loop, or of a lambda over the batches.</summary>
    private bool IsChunk(ISymbol variable) => body.Operations.Any(operation => operation switch
    {
        IForEachLoopOperation each => IsChunkCall(each.Collection) && each.Locals.Any(local => Same(local, variable)),
        IInvocationOperation call => call.TargetMethod.IsExtensionMethod && call.ArgumentAt(0) is { } source && IsChunkCall(source)
            && call.ArgumentAt(1) is IAnonymousFunctionOperation lambda && lambda.Symbol.Parameters.Any(parameter => Same(parameter, variable)),
        _ => false,
    });

    private static bool IsChunkCall(IOperation operation) =>
        operation.Unwrapped() is IInvocationOperation { TargetMethod: { Name: "Chunk", IsExtensionMethod: true } } call
        && call.ArgumentAt(1)?.ConstantValue is not { HasValue: true, Value: > Largest };

    private static bool IsSmallInitializer(IFieldSymbol field) =>
        field.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } value } && value switch
        {
            CollectionExpressionSyntax collection =>
                collection.Elements.Count <= Largest
                && collection.Elements.All(element => element is ExpressionElementSyntax),
            ArrayCreationExpressionSyntax { Initializer: { } elements } => elements.Expressions.Count <= Largest,
            ImplicitArrayCreationExpressionSyntax { Initializer: { } elements } => elements.Expressions.Count <= Largest,
            InitializerExpressionSyntax elements => elements.IsKind(SyntaxKind.ArrayInitializerExpression) && elements.Expressions.Count <= Largest,
            _ => false,
        });

    private static bool IsSmallConstant(IOperation? operation) =>
        operation?.ConstantValue is { HasValue: true, Value: int value } && value <= Largest;

    private static bool Same(ISymbol a, ISymbol b) => SymbolEqualityComparer.Default.Equals(a, b);
}

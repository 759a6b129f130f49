using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Workspace.Locating.Chains;
using Wirefix.Workspace.Locating.Code;

namespace Wirefix.Workspace.Locating.Ranking;

/// <summary>An error status that is answered or hidden: the fault is where the response's status is treated, or not.</summary>
internal static class ErrorStatusSuspicions
{
    private const double Swallowed = 0.9;
    private const double NotLookedAt = 0.85;
    private const double Thrown = 0.6;
    private const double LookedAt = 0.55;

    // These throw on an error status by themselves: they have no response to look at.
    private static readonly string[] Throwing = ["String", "Stream", "ByteArray", "FromJson"];

    /// <summary>What each unit of a chain that decides about the status is suspected of.</summary>
    public static IEnumerable<Suspicion> Of(Chain chain)
    {
        var sender = chain.Units.Length - 1;
        var response = OfResponse(sender, chain.Target.Call.Operation);
        yield return response;
        if (response.Weight is Swallowed or NotLookedAt)
            yield break;

        for (var i = sender; i >= 0; i--)
        {
            if (Swallowing(chain.CallIn(i)) is not { } handler)
                continue;
            yield return new Suspicion(
                i,
                handler.Line(),
                Swallowed,
                $"Line {handler.Line()} catches what the call on line {chain.CallIn(i).Line()} throws and goes on without it: the error status is lost.");
            yield break;
        }
    }

    /// <summary>Whether an error that a call throws ends in its own member.</summary>
    public static bool IsSwallowed(IOperation call) => Swallowing(call) is not null;

    private static Suspicion OfResponse(int unit, IInvocationOperation call)
    {
        var line = call.Line();
        if (Throwing.Any(word => call.TargetMethod.Name.Contains(word, StringComparison.Ordinal)))
            return new Suspicion(unit, line, Thrown, $"Line {line} turns an error status into an exception ({call.TargetMethod.Name}).");

        var uses = Looks(call).ToArray();
        if (uses.Length == 0)
            return new Suspicion(unit, line, NotLookedAt, $"Line {line} sends the request and nothing in the member looks at the response's status.");
        if (uses.OfType<IInvocationOperation>().FirstOrDefault() is { } ensure)
            return new Suspicion(unit, ensure.Line(), Thrown, $"Line {ensure.Line()} turns an error status into an exception ({ensure.TargetMethod.Name}).");

        var look = uses[0];
        return LosesError(look)
            ? new Suspicion(unit, look.Line(), Swallowed, $"Line {look.Line()} looks at the status and goes on without an error: the caller cannot tell the failure from an empty answer.")
            : new Suspicion(unit, look.Line(), LookedAt, $"Line {look.Line()} looks at the status of the response.");
    }

    // response.StatusCode, response.IsSuccessStatusCode, response.EnsureSuccessStatusCode(), on the response or a local that holds it.
    private static IEnumerable<IOperation> Looks(IInvocationOperation call)
    {
        var holders = call.Ancestors().TakeWhile(around => around is not IBlockOperation).OfType<IVariableDeclaratorOperation>()
            .SelectMany(declarator => LocalValues.Uses(declarator.Symbol, call))
            .Cast<IOperation>()
            .Concat(call.Ancestors().TakeWhile(around => around is IAwaitOperation or IInvocationOperation));
        return holders.Select(holder => holder.Parent).Where(use => use is
            IPropertyReferenceOperation { Property.Name: "StatusCode" or "IsSuccessStatusCode" } or
            IInvocationOperation { TargetMethod.Name: "EnsureSuccessStatusCode" }).OfType<IOperation>();
    }

    private static bool LosesError(IOperation look)
    {
        var decision = look.Ancestors().OfType<IConditionalOperation>().FirstOrDefault(choice => choice.Condition.DescendantsAndSelf().Contains(look));
        return decision is not null && !decision.DescendantsAndSelf().Any(operation => operation is IThrowOperation) && IsLeft(decision);
    }

    // if (!ok) return null; or continue; or ok ? body : null.
    private static bool IsLeft(IConditionalOperation decision) => decision.Syntax is not StatementSyntax
        ? IsEmpty(decision.WhenTrue) || IsEmpty(decision.WhenFalse)
        : decision.Descendants().Any(IsEmptyHanded);

    private static bool IsEmptyHanded(IOperation operation) => operation switch
    {
        IReturnOperation { ReturnedValue: var value } => value is null || IsEmpty(value),
        IBranchOperation { BranchKind: BranchKind.Continue or BranchKind.Break } => true,
        _ => false,
    };

    private static bool IsEmpty(IOperation? value) => value?.Bare() switch
    {
        null => false,
        IDefaultValueOperation => true,
        { ConstantValue: { HasValue: true, Value: null or false } } => true,
        ICollectionExpressionOperation { Elements.Length: 0 } => true,
        IInvocationOperation { TargetMethod: { Name: "Empty", IsStatic: true } } => true,
        IFieldReferenceOperation { Field: { Name: "Empty", IsStatic: true } } => true,
        IInvocationOperation { TargetMethod.Name: "FromResult", Arguments: [{ Value: var inner }] } => IsEmpty(inner),
        _ => false,
    };

    private static ICatchClauseOperation? Swallowing(IOperation call)
    {
        var inner = call;
        foreach (var around in call.Ancestors())
        {
            if (around is ITryOperation attempt && attempt.Body == inner && attempt.Catches.FirstOrDefault(Catches) is { } handler)
                return handler.Handler.Descendants().Any(operation => operation is IThrowOperation) ? null : handler;
            inner = around;
        }

        return null;
    }

    private static bool Catches(ICatchClauseOperation clause) =>
        clause.ExceptionType.SpecialType == SpecialType.System_Object || clause.ExceptionType.Is("System", "Exception") ||
        clause.ExceptionType.Is("System.Net.Http", "HttpRequestException");
}

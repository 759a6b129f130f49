using Microsoft.CodeAnalysis;
using Wirefix.Workspace.Locating.Chains;
using Wirefix.Workspace.Locating.Code;

namespace Wirefix.Workspace.Locating.Ranking;

/// <summary>Many calls at once: the fault is where the calls of the chain are multiplied.</summary>
internal sealed class FanOutSuspicions(Multiplications multiplications)
{
    private const double Unbounded = 0.9;
    private const double Bounded = 0.35;
    private const double Sequential = 0.25;

    /// <summary>Whether a call is made many times at once.</summary>
    public bool IsNotable(IOperation call) => multiplications.Of(call) is { Repetition: not Repetition.Sequential };

    /// <summary>What each multiplying unit of a chain is suspected of.</summary>
    public IEnumerable<Suspicion> Of(Chain chain) =>
        from i in Enumerable.Range(0, chain.Units.Length)
        let multiplication = multiplications.Of(chain.CallIn(i))
        where multiplication is not null
        select Of(chain, i, multiplication);

    private static Suspicion Of(Chain chain, int i, Multiplication multiplication)
    {
        var line = multiplication.Expression.Line();
        var called = i < chain.Edges.Length ? Called(chain.Units[i + 1]) : $"HttpClient.{chain.Target.Call.Operation.TargetMethod.Name}";
        var reason = $"Line {line} calls {called} {multiplication.How}";
        if (multiplication.Repetition == Repetition.Sequential)
            return new Suspicion(i, line, Sequential, $"{reason}.", "A loop that awaits each call keeps one call in flight by itself.");

        var limits = chain.Units.Skip(i).Select(Limits.In).Prepend(multiplication.Limit).OfType<string>().ToArray();
        return limits.Length > 0
            ? new Suspicion(i, line, Bounded, $"{reason}.", limits)
            : new Suspicion(i, line, Unbounded, $"{reason}; nothing bounds how many are in flight.");
    }

    private static string Called(CodeUnit unit) =>
        unit.Symbol is IMethodSymbol { MethodKind: MethodKind.LocalFunction } function ? function.Name : Places.NameOf(unit);
}

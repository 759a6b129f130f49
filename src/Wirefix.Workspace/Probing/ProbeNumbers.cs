using Microsoft.CodeAnalysis;

namespace Wirefix.Workspace.Probing;

/// <summary>Gives probes their numbers; one place of the code has one probe, however often it is asked for.</summary>
internal sealed class ProbeNumbers
{
    private readonly Dictionary<SyntaxNode, int> _numbers = [];

    /// <summary>How many numbers were given.</summary>
    public int Count { get; private set; }

    /// <summary>The number of the probe at a piece of code, and whether it is new.</summary>
    public (int Number, bool IsNew) Of(SyntaxNode code) => _numbers.TryGetValue(code, out var known) ? (known, false) : (_numbers[code] = Count++, true);

    /// <summary>Lets further pieces of code, as the accessors of one property, be counted by the probe of the first.</summary>
    public bool Share(SyntaxNode code, int number) => _numbers.TryAdd(code, number);
}

using System.Collections.Immutable;

namespace Wirefix.Replay.Comparing;

/// <summary>A call from one service that is up to another that came, or was answered, otherwise than expected.</summary>
/// <param name="Call">The service that called, the method and the target.</param>
/// <param name="To">The service that answered.</param>
/// <param name="Source">The file and entry that it was read from.</param>
/// <param name="Differences">In what: places of the call itself begin with <c>request</c>, the others are of the answer.</param>
public sealed record DifferingCall(string Call, string To, string Source, ImmutableArray<Difference> Differences);

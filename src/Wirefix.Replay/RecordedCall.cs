using Wirefix.Traffic;

namespace Wirefix.Replay;

/// <summary>A recorded call from one service that is up to another.</summary>
/// <param name="Sent">The call with its answer, as the caller saw them.</param>
/// <param name="To">The name of the service that answered.</param>
/// <param name="Entry">The request from outside that led to it; null where that is not known.</param>
public sealed record RecordedCall(Exchange Sent, string To, Exchange? Entry);

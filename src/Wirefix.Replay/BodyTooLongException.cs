namespace Wirefix.Replay;

/// <summary>A body is longer than what is kept of one (<see cref="BodyBudget"/>); the message says so without a full stop.</summary>
internal sealed class BodyTooLongException(string message) : IOException(message);

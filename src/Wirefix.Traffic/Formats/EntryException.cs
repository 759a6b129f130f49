namespace Wirefix.Traffic.Formats;

/// <summary>One entry of a capture is not what its format asks for; the message says what was expected and found.</summary>
internal sealed class EntryException(string message) : Exception(message);

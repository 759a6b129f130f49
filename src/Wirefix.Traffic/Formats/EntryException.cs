namespace Wirefix.Traffic.Formats;

/// <summary>One entry of a capture is not what its format asks for; the message says what was expected and found.</summary>
internal sealed class EntryException(string message) : Exception(message)
{
    /// <summary>A file that the system does not give, or stops giving.</summary>
    public static EntryException OfFile(Exception denied) =>
        new($"expected a file that can be read, found: {SystemMessage.Of(denied)} Check who may read it and who holds it");
}

namespace Wirefix.Traffic;

/// <summary>What the system says of a file that it does not give, as a sentence that another may follow.</summary>
public static class SystemMessage
{
    /// <summary>The sentence, with its full stop.</summary>
    public static string Of(Exception denied) => denied.Message.TrimEnd().TrimEnd('.') + ".";
}

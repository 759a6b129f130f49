namespace Wirefix.Hook;

/// <summary>The hook's one line to stderr when it cannot do its work; the service itself must not notice.</summary>
internal static class Complaint
{
    private static int _made;

    /// <summary>Says what went wrong, the first time only.</summary>
    public static void Once(Exception exception)
    {
        if (Interlocked.Exchange(ref _made, 1) == 0)
            Console.Error.WriteLine($"wirefix hook: {exception.GetType().Name}: {exception.Message}");
    }
}

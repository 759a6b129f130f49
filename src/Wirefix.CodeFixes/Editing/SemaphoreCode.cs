namespace Wirefix.CodeFixes.Editing;

/// <summary>The code of a wait at a semaphore, around what has to wait.</summary>
internal static class SemaphoreCode
{
    /// <summary>The lines before the code that has to wait; they open a block.</summary>
    /// <param name="name">The semaphore's name.</param>
    /// <param name="token">The cancellation token in scope, or nothing.</param>
    /// <param name="configured">What follows an awaited expression: <c>.ConfigureAwait(false)</c>, or nothing.</param>
    public static string[] Enter(string name, string token, string configured) => [$"await {name}.WaitAsync({token}){configured};", "try", "{"];

    /// <summary>The lines after that code, which stands one level deeper.</summary>
    /// <param name="name">The semaphore's name.</param>
    /// <param name="unit">One level of indentation.</param>
    public static string[] Leave(string name, string unit) => ["}", "finally", "{", $"{unit}{name}.Release();", "}"];
}

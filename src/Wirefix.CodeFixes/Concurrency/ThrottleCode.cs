using System.Globalization;
using Wirefix.CodeFixes.Editing;

namespace Wirefix.CodeFixes.Concurrency;

/// <summary>The code of a throttle that lets only so many calls pass at once.</summary>
/// <param name="Name">The semaphore's name.</param>
/// <param name="LimitName">The name of the constant that holds the limit.</param>
/// <param name="Type">The semaphore's type as the file has to write it.</param>
/// <param name="Limit">How many calls may be in flight.</param>
/// <param name="Configured">What follows an awaited expression: <c>.ConfigureAwait(false)</c>, or nothing.</param>
internal sealed record ThrottleCode(string Name, string LimitName, string Type, int Limit, string Configured)
{
    /// <summary>The lines that declare the throttle.</summary>
    public string[] Declaration(bool disposed) =>
    [
        $"const int {LimitName} = {Limit.ToString(CultureInfo.InvariantCulture)};",
        $"{(disposed ? "using " : "")}var {Name} = new {Type}({LimitName});",
    ];

    /// <summary>The lines before the code that has to wait; they open a block.</summary>
    /// <param name="token">The cancellation token in scope, or nothing.</param>
    public string[] Enter(string token) => SemaphoreCode.Enter(Name, token, Configured);

    /// <summary>The lines after that code, which stands one level deeper.</summary>
    public string[] Leave(string unit) => SemaphoreCode.Leave(Name, unit);
}

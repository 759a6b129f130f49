using System.Diagnostics;

namespace Samples.Proving.Running;

/// <summary>The built <c>wirefix</c> command, run as a process of its own as a user would.</summary>
/// <param name="Assembly">Its assembly.</param>
public sealed record WirefixCommand(string Assembly)
{
    /// <summary>Runs it to its end.</summary>
    public async Task<CommandResult> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Assembly, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return new CommandResult(process.ExitCode, await output, await errors, clock.Elapsed.TotalSeconds);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}

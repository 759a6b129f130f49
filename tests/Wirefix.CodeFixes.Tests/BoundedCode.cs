using System.Reflection;
using Wirefix.Analyzers.Concurrency;
using Wirefix.CodeFixes.Concurrency;
using Wirefix.Testing;

namespace Wirefix.CodeFixes.Tests;

/// <summary>Fixed code, compiled and run against an upstream of the test's own.</summary>
internal static class BoundedCode
{
    /// <summary>
    /// Fixes a class <c>Reader(HttpClient http)</c>, lets at most so many calls be in flight, and runs its method
    /// <c>Run(string[] ids, CancellationToken stop)</c>.
    /// </summary>
    public static async Task<string[]> RunAsync(string members, int limit, HttpMessageHandler upstream, string[] ids, CancellationToken stop)
    {
        var source = $"public sealed class Reader(HttpClient http)\n{{\n{members}\n}}\n";
        var (document, diagnostic) = Assert.Single(await Verify.Rule<UnboundedFanOut>().Source(source).Reports());
        var bounded = await UnboundedFanOutCodeFix.BoundAsync(document, diagnostic, limit, CancellationToken.None);
        Assert.NotSame(document, bounded);

        var image = new MemoryStream();
        var emitted = (await bounded.Project.GetCompilationAsync(CancellationToken.None))!.Emit(image, cancellationToken: CancellationToken.None);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));

        var type = Assembly.Load(image.ToArray()).GetType("Reader")!;
        using var http = new HttpClient(upstream) { BaseAddress = new Uri("http://upstream") };
        return await (Task<string[]>)type.GetMethod("Run")!.Invoke(Activator.CreateInstance(type, http), [ids, stop])!;
    }
}

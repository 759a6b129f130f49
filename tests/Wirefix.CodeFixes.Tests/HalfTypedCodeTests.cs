using Wirefix.Analyzers.Concurrency;
using Wirefix.CodeFixes.Concurrency;
using Wirefix.Testing;

namespace Wirefix.CodeFixes.Tests;

/// <summary>Code as it stands while somebody types it, where the rule reports already.</summary>
public sealed class HalfTypedCodeTests
{
    [Theory]
    [InlineData("await Task.WhenAll(ids.Select(id => http.GetAsync(id)")]
    [InlineData("await Task.WhenAll(ids.Select(id => http.GetAsync(id)); }")]
    [InlineData("await Task.WhenAll(ids.Select(id => { http.GetAsync(id); return ")]
    [InlineData("await Task.WhenAll(ids.Select(async id => { await http.GetAsync(id); return; int x = ; }));")]
    [InlineData("await Task.WhenAll(ids.Select(http.GetAsync), );")]
    [InlineData("await Task.WhenAll(from id in ids select http.GetAsync(id, missing));")]
    [InlineData("var tasks = new List<Task>(); foreach (var id in ids) tasks.Add(http.GetAsync(id, ")]
    [InlineData("var tasks = new List<Task>(); foreach (var x in missing) { tasks.Add(http.GetAsync(x.Id)); } return Task.WhenAll(tasks)")]
    [InlineData("switch (ids) { case null: Task.WhenAll(ids.Select(id => http.GetAsync(id)")]
    [InlineData("Task Local() => Task.WhenAll(ids.Select(id => http.GetAsync(id)))")]
    public async Task The_fix_never_throws(string statements)
    {
        var reports = await Verify.Rule<UnboundedFanOut>().Source($$"""
            class Reader(HttpClient http, Missing missing)
            {
                async Task Run(string[] ids)
                {
                    {{statements}}
                }
            """).Reports();

        foreach (var (document, diagnostic) in reports)
            await UnboundedFanOutCodeFix.BoundAsync(document, diagnostic, 10, CancellationToken.None);
    }
}

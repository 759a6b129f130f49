using Wirefix.Analyzers.Concurrency;
using Wirefix.Testing;

namespace Wirefix.Analyzers.Tests;

/// <summary>Code as it stands while somebody types it.</summary>
public sealed class MalformedCodeTests
{
    [Theory]
    [InlineData("await Task.WhenAll(")]
    [InlineData("await Task.WhenAll()")]
    [InlineData("await Task.WhenAll(ids.Select(")]
    [InlineData("await Task.WhenAll(ids.Select(id =>")]
    [InlineData("await Task.WhenAll(ids.Select(id => http.))")]
    [InlineData("await Task.WhenAll(ids.Select(id => http.GetAsync(")]
    [InlineData("await Task.WhenAll(ids.Select(async id => { await http.GetAsync(id); return ")]
    [InlineData("await Task.WhenAll(from id in ids select ")]
    [InlineData("await Task.WhenAll(from id in select http.GetAsync(id))")]
    [InlineData("await Task.WhenAll([.. ids.Select(http.GetAsync), ..])")]
    [InlineData("var tasks = tasks; await Task.WhenAll(tasks);")]
    [InlineData("var tasks = new List<Task<>>(); foreach (var id in ids) tasks.Add(); await Task.WhenAll(tasks);")]
    [InlineData("var tasks = new List<Task>(); foreach (var id in ) { tasks.Add(http.GetAsync(id)); await Task.WhenAll(tasks")]
    [InlineData("var tasks = new Task[; for (;;) tasks[ = http.GetAsync(; await Task.WhenAll(tasks)")]
    [InlineData("await Task.WhenAll(ids.Select(Local)); Task Local(string id) => Local(id)")]
    public async Task Half_typed_code_never_throws(string statements) =>
        await Verify.Rule<UnboundedFanOut>().Source($$"""
            class Reader(HttpClient http, Missing missing) : IMissing<Reader>
            {
                async Task Run(string[] ids)
                {
                    {{statements}}
                }
            """).Survives();
}

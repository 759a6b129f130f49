using Wirefix.Analyzers.Concurrency;
using Wirefix.Testing;

namespace Wirefix.Analyzers.Tests.Concurrency;

public sealed class UnboundedFanOutTests
{
    [Theory]
    [InlineData("ids.Select(id => client.GetAsync(id))")]
    [InlineData("ids.Select(async id => await client.GetAsync(id))")]
    [InlineData("ids.Select(async id => { Console.WriteLine(id); var message = await client.GetAsync(id); return message.Id; })")]
    [InlineData("ids.Select(id => { return client.GetAsync(id); }).ToList()")]
    [InlineData("ids.Where(id => id.Length > 0).Select(id => client.GetAsync(id)).ToArray()")]
    [InlineData("ids.Select(delegate (string id) { return client.GetAsync(id); })")]
    [InlineData("ids.Select(client.DeleteAsync)")]
    [InlineData("ids.Select((id, index) => client.GetAsync(id + index))")]
    [InlineData("ids.Select(id => Task.Run(() => client.GetAsync(id)))")]
    [InlineData("ids.Select(id => client.GetAsync(id).ContinueWith(done => done.Result.Id))")]
    [InlineData("ids.Chunk(10).SelectMany(batch => ids.Select(id => client.GetAsync(id)))")]
    [InlineData("ids.Select(id => client.GetAsync(id)).Concat(ids.Select(id => client.GetAsync(id)))")]
    [InlineData("ids.Take(100).Select(id => client.GetAsync(id))")]
    [InlineData("from id in ids select client.GetAsync(id)")]
    [InlineData("from id in ids where id.Length > 0 select client.GetAsync(id)")]
    public async Task A_call_for_each_element_is_reported(string tasks) =>
        await Verify.Rule<UnboundedFanOut>()
            .Source(MailSources.Using($"public async Task Run(IReadOnlyList<string> ids) => await [|Task.WhenAll|]({tasks});"))
            .IsReported();

    [Theory]
    [InlineData("var tasks = ids.Select(id => client.GetAsync(id)).ToList();")]
    [InlineData("var tasks = ids.Select(id => client.GetAsync(id));")]
    [InlineData("IEnumerable<Task> tasks; tasks = ids.Select(client.DeleteAsync).ToArray();")]
    [InlineData("var tasks = new List<Task<Message>>(); foreach (var id in ids) { Console.WriteLine(id); tasks.Add(client.GetAsync(id)); }")]
    [InlineData("var tasks = new List<Task<Message>>(); for (var i = 0; i < ids.Count; i++) tasks.Add(client.GetAsync(ids[i]));")]
    [InlineData("var tasks = new Task<Message>[ids.Count]; for (var i = 0; i < ids.Count; i++) { tasks[i] = client.GetAsync(ids[i]); }")]
    [InlineData("var tasks = new List<Task>(); foreach (var id in ids) { var task = client.GetAsync(id); tasks.Add(task); }")]
    [InlineData("var tasks = new List<Task>(); foreach (var id in ids) { if (id.Length > 3) tasks.Add(client.DeleteAsync(id)); }")]
    [InlineData("var tasks = new List<Task>(); var rest = new Queue<string>(ids); while (rest.Count > 0) tasks.Add(client.GetAsync(rest.Dequeue()));")]
    [InlineData("var tasks = new List<Task>(); foreach (var id in ids) tasks.Add(Task.Run(async () => { await client.DeleteAsync(id); }));")]
    [InlineData("var tasks = new List<Task>(); tasks.AddRange(ids.Select(client.DeleteAsync));")]
    public async Task Tasks_that_are_gathered_in_a_local_are_reported(string gather) =>
        await Verify.Rule<UnboundedFanOut>()
            .Source(MailSources.Using($"public async Task Run(IReadOnlyList<string> ids) {{ {gather} Console.WriteLine(); await [|Task.WhenAll|](tasks); }}"))
            .IsReported();

    [Fact]
    public async Task A_local_function_around_the_call_is_followed() =>
        await Verify.Rule<UnboundedFanOut>().Source(MailSources.Using("""
            public async Task<Message?[]> Run(IReadOnlyList<string> ids)
            {
                return await [|Task.WhenAll|](ids.Select(FetchAsync));

                async Task<Message?> FetchAsync(string id)
                {
                    if (id.Length == 0)
                        return null;
                    return await client.GetAsync(id);
                }
            }
            """)).IsReported();

    [Theory]
    [InlineData("ids.Select(FetchAsync)")]
    [InlineData("ids.Select(id => FetchAsync(id))")]
    public async Task A_private_method_around_the_call_is_followed(string tasks) =>
        await Verify.Rule<UnboundedFanOut>().Source(MailSources.Using($$"""
            public Task Run(IReadOnlyList<string> ids) => [|Task.WhenAll|]({{tasks}});

            private async Task<string?> FetchAsync(string id)
            {
                try { return (await InnerAsync(id)).Id; }
                catch (HttpRequestException) { return null; }
            }

            private Task<Message> InnerAsync(string id) => client.GetAsync(id);
            """)).IsReported();

    [Fact]
    public async Task The_fanned_out_call_is_named_and_located()
    {
        var reports = await Verify.Rule<UnboundedFanOut>()
            .Source(MailSources.Using("public Task Run(string[] ids) => [|Task.WhenAll|](ids.Select(client.DeleteAsync));"))
            .Reports();

        var diagnostic = Assert.Single(reports).Diagnostic;
        Assert.Contains("'DeleteAsync'", diagnostic.GetMessage(), StringComparison.Ordinal);
        var place = Assert.Single(diagnostic.AdditionalLocations);
        Assert.Equal("client.DeleteAsync", (await place.SourceTree!.GetTextAsync(CancellationToken.None)).ToString(place.SourceSpan));
        Assert.Equal(nameof(FanOutShape.MethodGroup), diagnostic.Properties[UnboundedFanOut.ShapesProperty]);
    }

    [Theory]
    [InlineData("Task.WhenAll(client.GetAsync(\"a\"), client.GetAsync(\"b\"))")]
    [InlineData("Task.WhenAll([client.GetAsync(\"a\"), client.GetAsync(\"b\")])")]
    [InlineData("Task.WhenAll(new[] { client.GetAsync(\"a\"), client.GetAsync(\"b\") })")]
    [InlineData("Task.WhenAll(new[] { \"a\", \"b\" }.Select(id => client.GetAsync(id)))")]
    [InlineData("Task.WhenAll(Enumerable.Range(0, 3).Select(id => client.GetAsync(\"m\" + id)))")]
    [InlineData("Task.WhenAll(ids.Take(5).Select(id => client.GetAsync(id)))")]
    [InlineData("Task.WhenAll(ids.Select(id => client.GetAsync(id)).Take(5))")]
    [InlineData("Task.WhenAll(ids.Where(id => id != \"\").Take(5).OrderBy(id => id).Select(id => client.GetAsync(id)))")]
    [InlineData("Task.WhenAll(Enum.GetValues<DayOfWeek>().Select(day => client.GetAsync(day.ToString())))")]
    [InlineData("Task.WhenAll(Folders.Select(folder => client.GetAsync(folder)))")]
    public async Task A_fixed_set_is_not_reported(string whenAll) =>
        await Verify.Rule<UnboundedFanOut>().Source(MailSources.Using($$"""
            private static readonly string[] Folders = ["inbox", "sent"];

            public async Task Run(IReadOnlyList<string> ids) => Console.WriteLine(({{whenAll}}, ids, Folders));
            """).Replace("public async Task Run", "public void Run", StringComparison.Ordinal)).IsSilent();

    [Theory]
    [InlineData("foreach (var batch in ids.Chunk(500)) await [|Task.WhenAll|](batch.Select(id => client.GetAsync(id)));")]
    public async Task Large_batches_are_reported(string statements) =>
        await Verify.Rule<UnboundedFanOut>().Source(MailSources.Using($"public async Task Run(IReadOnlyList<string> ids) {{ {statements} }}")).IsReported();

    [Theory]
    [InlineData("foreach (var batch in ids.Chunk(10)) await Task.WhenAll(batch.Select(id => client.GetAsync(id)));")]
    [InlineData("foreach (var batch in ids.Chunk(10)) { var tasks = new List<Task>(); foreach (var id in batch) tasks.Add(client.GetAsync(id)); await Task.WhenAll(tasks); }")]
    [InlineData("var tasks = new List<Task>(); foreach (var id in ids) { tasks.Add(client.GetAsync(id)); if (tasks.Count == 10) { await Task.WhenAll(tasks); tasks.Clear(); } } await Task.WhenAll(tasks);")]
    [InlineData("var tasks = new List<Task>(); foreach (var id in ids) { if (tasks.Count == 10) tasks.Remove(await Task.WhenAny(tasks)); tasks.Add(client.GetAsync(id)); } await Task.WhenAll(tasks);")]
    [InlineData("foreach (var id in ids) { var tasks = new List<Task>(); tasks.Add(client.GetAsync(id)); tasks.Add(client.DeleteAsync(id)); await Task.WhenAll(tasks); }")]
    [InlineData("var tasks = new List<Task>(); for (var i = 0; i < 3; i++) tasks.Add(client.GetAsync(ids[i])); await Task.WhenAll(tasks);")]
    [InlineData("var tasks = new Task[2]; tasks[0] = client.GetAsync(ids[0]); tasks[1] = client.GetAsync(ids[1]); await Task.WhenAll(tasks);")]
    public async Task Batches_and_short_loops_are_not_reported(string statements) =>
        await Verify.Rule<UnboundedFanOut>().Source(MailSources.Using($"public async Task Run(IReadOnlyList<string> ids) {{ {statements} }}")).IsSilent();

    [Theory]
    [InlineData("using var gate = new SemaphoreSlim(4); await Task.WhenAll(ids.Select(async id => { await gate.WaitAsync(); try { return await client.GetAsync(id); } finally { gate.Release(); } }));")]
    [InlineData("using var gate = new SemaphoreSlim(4); var tasks = new List<Task>(); foreach (var id in ids) { await gate.WaitAsync(); tasks.Add(client.GetAsync(id).ContinueWith(_ => gate.Release())); } await Task.WhenAll(tasks);")]
    [InlineData("using var gate = new SemaphoreSlim(4); await Task.WhenAll(ids.Select(FetchAsync)); async Task FetchAsync(string id) { await gate.WaitAsync(); try { await client.GetAsync(id); } finally { gate.Release(); } }")]
    [InlineData("using var limiter = new System.Threading.RateLimiting.ConcurrencyLimiter(new() { PermitLimit = 4, QueueLimit = 1000 }); await Task.WhenAll(ids.Select(async id => { using var lease = await limiter.AcquireAsync(); return await client.GetAsync(id); }));")]
    [InlineData("await Parallel.ForEachAsync(ids, async (id, token) => await client.GetAsync(id, token));")]
    [InlineData("foreach (var id in ids) await client.GetAsync(id);")]
    public async Task Calls_that_wait_for_their_turn_are_not_reported(string statements) =>
        await Verify.Rule<UnboundedFanOut>().Source(MailSources.Using($"public async Task Run(IReadOnlyList<string> ids) {{ {statements} }}")).IsSilent();

    [Fact]
    public async Task A_gate_in_a_private_method_is_seen() =>
        await Verify.Rule<UnboundedFanOut>().Source(MailSources.Using("""
            private readonly SemaphoreSlim _gate = new(4);

            public Task Run(IReadOnlyList<string> ids) => Task.WhenAll(ids.Select(FetchAsync));

            private async Task FetchAsync(string id)
            {
                await _gate.WaitAsync();
                try { await client.DeleteAsync(id); }
                finally { _gate.Release(); }
            }
            """)).IsSilent();

    [Fact]
    public async Task A_gate_in_the_client_is_seen() =>
        await Verify.Rule<UnboundedFanOut>().Source("""
            public interface IFeed { Task<string> GetAsync(string id); }

            public sealed class Feed(HttpClient http, SemaphoreSlim gate) : IFeed
            {
                public async Task<string> GetAsync(string id)
                {
                    await gate.WaitAsync();
                    try { return await http.GetStringAsync(id); }
                    finally { gate.Release(); }
                }
            }

            public sealed class Reader(IFeed feed)
            {
                public Task<string[]> Run(string[] ids) => Task.WhenAll(ids.Select(feed.GetAsync));
            }
            """).IsSilent();

    [Fact]
    public async Task A_gate_of_each_element_bounds_nothing() =>
        await Verify.Rule<UnboundedFanOut>().Source(MailSources.Using("""
            public async Task Run(IReadOnlyList<string> ids) => await [|Task.WhenAll|](ids.Select(async id =>
            {
                using var gate = new SemaphoreSlim(1);
                await gate.WaitAsync();
                return await client.GetAsync(id);
            }));
            """)).IsReported();

    [Theory]
    [InlineData("ids.Select(id => Task.Run(() => id.Length))")]
    [InlineData("ids.Select(id => Task.Delay(id.Length))")]
    [InlineData("ids.Select(id => File.ReadAllTextAsync(id))")]
    [InlineData("ids.Select(CountAsync)")]
    [InlineData("ids.Select(id => store.SaveAsync(id))")]
    [InlineData("ids.Select(unknown)")]
    [InlineData("ids.Select(id => unknown(id))")]
    [InlineData("running")]
    public async Task Work_that_sends_nothing_is_not_reported(string tasks) =>
        await Verify.Rule<UnboundedFanOut>().Source(MailSources.Using($$"""
            public Task Run(string[] ids, Func<string, Task> unknown, IStore store, List<Task> running) => Task.WhenAll({{tasks}});

            private async Task<int> CountAsync(string id)
            {
                await Task.Yield();
                return id.Length;
            }

            public Task UseAsync() => client.DeleteAsync("");
            """) + """

            public interface IStore { Task SaveAsync(string id); }

            public sealed class Store(Dictionary<string, string> rows) : IStore
            {
                public Task SaveAsync(string id) { rows[id] = id; return Task.CompletedTask; }
            }
            """).IsSilent();
}

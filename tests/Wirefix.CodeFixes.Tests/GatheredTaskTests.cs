namespace Wirefix.CodeFixes.Tests;

/// <summary>Tasks that are gathered in a local before they are awaited.</summary>
public sealed class GatheredTaskTests
{
    [Theory]
    [InlineData("foreach (var id in ids)\n        tasks.Add(client.GetAsync(id));", "foreach (var id in ids)\n        tasks.Add(GetInTurnAsync(id));", "using ")]
    [InlineData("for (var i = 0; i < ids.Count; i++)\n        tasks.Add(client.GetAsync(ids[i]));", "for (var i = 0; i < ids.Count; i++)\n        tasks.Add(GetInTurnAsync(ids[i]));", "using ")]
    [InlineData("foreach (var id in ids)\n    {\n        if (id.Length > 3)\n            tasks.Add(client.GetAsync(id)); // long\n    }", "foreach (var id in ids)\n    {\n        if (id.Length > 3)\n            tasks.Add(GetInTurnAsync(id)); // long\n    }", "")]
    [InlineData("while (rest.Count > 0)\n        tasks.Add(client.GetAsync(rest.Dequeue()));", "while (rest.Count > 0)\n        tasks.Add(GetInTurnAsync(rest.Dequeue()));", "")]
    [InlineData("foreach (var one in ids)\n    {\n        var task = client.GetAsync(one + \"x\");\n        tasks.Add(task);\n    }", "foreach (var one in ids)\n    {\n        var task = GetInTurnAsync(one + \"x\");\n        tasks.Add(task);\n    }", "")]
    public async Task A_call_in_a_loop_moves_into_a_local_function(string loop, string bounded, string disposed) =>
        await FanOut.In($$"""
            public async Task<Message[]> Run(IReadOnlyList<string> ids, Queue<string> rest)
            {
                var tasks = new List<Task<Message>>();
                {{loop}}
                return await [|Task.WhenAll|](tasks);
            }
            """).Becomes($$"""
            public async Task<Message[]> Run(IReadOnlyList<string> ids, Queue<string> rest)
            {
                const int maxInFlight = 10;
                {{disposed}}var gate = new SemaphoreSlim(maxInFlight);
                var tasks = new List<Task<Message>>();
                {{bounded}}
                return await Task.WhenAll(tasks);

                async Task<Message> GetInTurnAsync(string id)
                {
                    await gate.WaitAsync();
                    try
                    {
                        return await client.GetAsync(id);
                    }
                    finally
                    {
                        gate.Release();
                    }
                }
            }
            """);

    [Fact]
    public async Task A_value_that_the_loop_changes_is_passed_on_as_it_is() =>
        await FanOut.In("""
            public async Task Run(IReadOnlyList<string> ids, CancellationToken cancellationToken)
            {
                var path = "";
                var tasks = new List<Task>();
                foreach (var id in ids)
                {
                    path += id;
                    tasks.Add(client.GetAsync(path, cancellationToken));
                }

                await [|Task.WhenAll|](tasks);
            }
            """).Becomes("""
            public async Task Run(IReadOnlyList<string> ids, CancellationToken cancellationToken)
            {
                var path = "";
                const int maxInFlight = 10;
                var gate = new SemaphoreSlim(maxInFlight);
                var tasks = new List<Task>();
                foreach (var id in ids)
                {
                    path += id;
                    tasks.Add(GetInTurnAsync(path));
                }

                await Task.WhenAll(tasks);

                async Task<Message> GetInTurnAsync(string path)
                {
                    await gate.WaitAsync(cancellationToken);
                    try
                    {
                        return await client.GetAsync(path, cancellationToken);
                    }
                    finally
                    {
                        gate.Release();
                    }
                }
            }
            """);

    [Fact]
    public async Task A_lambda_in_the_call_gets_the_variables_of_the_round() =>
        await FanOut.In("""
            public async Task Run(IReadOnlyList<string> ids)
            {
                var tasks = new Task[ids.Count];
                for (var i = 0; i < ids.Count; i++)
                {
                    var id = ids[i];
                    tasks[i] = Task.Run(async () => await client.DeleteAsync(id));
                }

                await [|Task.WhenAll|](tasks);
            }
            """).Becomes("""
            public async Task Run(IReadOnlyList<string> ids)
            {
                const int maxInFlight = 10;
                var gate = new SemaphoreSlim(maxInFlight);
                var tasks = new Task[ids.Count];
                for (var i = 0; i < ids.Count; i++)
                {
                    var id = ids[i];
                    tasks[i] = RunInTurnAsync(id);
                }

                await Task.WhenAll(tasks);

                async Task RunInTurnAsync(string id)
                {
                    await gate.WaitAsync();
                    try
                    {
                        await Task.Run(async () => await client.DeleteAsync(id));
                    }
                    finally
                    {
                        gate.Release();
                    }
                }
            }
            """);

    [Fact]
    public async Task A_token_of_the_round_ends_the_wait() =>
        await FanOut.In("""
            public async Task Run(IReadOnlyList<string> ids, IReadOnlyList<CancellationTokenSource> sources)
            {
                var tasks = new List<Task<Message>>();
                for (var i = 0; i < ids.Count; i++)
                    tasks.Add(client.GetAsync(ids[i], sources[i].Token));
                await [|Task.WhenAll|](tasks);
            }
            """).Becomes("""
            public async Task Run(IReadOnlyList<string> ids, IReadOnlyList<CancellationTokenSource> sources)
            {
                const int maxInFlight = 10;
                using var gate = new SemaphoreSlim(maxInFlight);
                var tasks = new List<Task<Message>>();
                for (var i = 0; i < ids.Count; i++)
                    tasks.Add(GetInTurnAsync(ids[i], sources[i].Token));
                await Task.WhenAll(tasks);

                async Task<Message> GetInTurnAsync(string id, CancellationToken cancellationToken)
                {
                    await gate.WaitAsync(cancellationToken);
                    try
                    {
                        return await client.GetAsync(id, cancellationToken);
                    }
                    finally
                    {
                        gate.Release();
                    }
                }
            }
            """);

    [Theory]
    [InlineData("await Task.WhenAll(tasks);", "using ")]
    [InlineData("Console.WriteLine();\n    await Task.WhenAll(tasks);", "")]
    [InlineData("await Task.WhenAny(Task.WhenAll(tasks), Task.Delay(1));", "")]
    [InlineData("await Task.WhenAll(tasks).WaitAsync(TimeSpan.FromSeconds(1));", "")]
    [InlineData("if (ids.Count > 1)\n        await Task.WhenAll(tasks);", "")]
    public async Task A_gate_is_disposed_only_where_no_call_can_be_left_behind(string wait, string disposed) =>
        await FanOut.In($$"""
            public async Task Run(IReadOnlyList<string> ids)
            {
                var tasks = ids.Select(id => client.GetAsync(id)).ToList();
                {{wait.Replace("Task.WhenAll", "[|Task.WhenAll|]", StringComparison.Ordinal)}}
            }
            """).Becomes($$"""
            public async Task Run(IReadOnlyList<string> ids)
            {
                const int maxInFlight = 10;
                {{disposed}}var gate = new SemaphoreSlim(maxInFlight);
                var tasks = ids.Select(async id =>
                {
                    await gate.WaitAsync();
                    try
                    {
                        return await client.GetAsync(id);
                    }
                    finally
                    {
                        gate.Release();
                    }
                }).ToList();
                {{wait}}
            }
            """);

    [Fact]
    public async Task Fan_outs_that_end_in_one_wait_share_a_gate() =>
        await FanOut.In("""
            public async Task Run(IReadOnlyList<string> ids)
            {
                var tasks = new List<Task>();
                tasks.AddRange(ids.Select(client.DeleteAsync));
                foreach (var id in ids)
                    tasks.Add(client.GetAsync(id));
                await [|Task.WhenAll|](tasks);
            }
            """).Becomes("""
            public async Task Run(IReadOnlyList<string> ids)
            {
                const int maxInFlight = 10;
                var gate = new SemaphoreSlim(maxInFlight);
                var tasks = new List<Task>();
                tasks.AddRange(ids.Select(async id =>
                {
                    await gate.WaitAsync();
                    try
                    {
                        await client.DeleteAsync(id);
                    }
                    finally
                    {
                        gate.Release();
                    }
                }));
                foreach (var id in ids)
                    tasks.Add(GetInTurnAsync(id));
                await Task.WhenAll(tasks);

                async Task<Message> GetInTurnAsync(string id)
                {
                    await gate.WaitAsync();
                    try
                    {
                        return await client.GetAsync(id);
                    }
                    finally
                    {
                        gate.Release();
                    }
                }
            }
            """);
}

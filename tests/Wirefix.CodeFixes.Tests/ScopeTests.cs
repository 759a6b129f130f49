namespace Wirefix.CodeFixes.Tests;

/// <summary>Where the gate is declared.</summary>
public sealed class ScopeTests
{
    [Theory]
    [InlineData("public async Task Run(IReadOnlyList<string> ids) => await {0};", "public async Task Run(IReadOnlyList<string> ids)", "using ", "await {0};")]
    [InlineData("public async Task<Message[]> Run(IReadOnlyList<string> ids) =>\n    await {0};", "public async Task<Message[]> Run(IReadOnlyList<string> ids)", "using ", "return await {0};")]
    [InlineData("public Task Run(IReadOnlyList<string> ids)\n    // all\n    => {0}; // done", "public Task Run(IReadOnlyList<string> ids)", "", "return {0}; // done")]
    [InlineData("public async void Run(IReadOnlyList<string> ids) => await {0};", "public async void Run(IReadOnlyList<string> ids)", "using ", "await {0};")]
    public async Task An_expression_body_becomes_a_block(string member, string head, string disposed, string statement)
    {
        var comment = member.Contains("// all", StringComparison.Ordinal) ? "// all\n    " : "";
        await FanOut.In(member.Replace("{0}", "[|Task.WhenAll|](ids.Select(id => client.GetAsync(id)))", StringComparison.Ordinal)).Becomes($$"""
            {{head}}
            {
                {{comment}}const int maxInFlight = 10;
                {{disposed}}var gate = new SemaphoreSlim(maxInFlight);
                {{statement.Replace("{0}", """
                Task.WhenAll(ids.Select(async id =>
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
                    }))
                """, StringComparison.Ordinal)}}
            }
            """);
    }

    [Fact]
    public async Task A_block_on_one_line_gets_lines() =>
        await FanOut.In("""
            public async Task Run(IReadOnlyList<string> ids) { Console.WriteLine(); await [|Task.WhenAll|](ids.Select(async id => { Console.WriteLine(id); var message = await client.GetAsync(id); return message.Id; })); }
            """).Becomes("""
            public async Task Run(IReadOnlyList<string> ids)
            {
                Console.WriteLine();
                const int maxInFlight = 10;
                using var gate = new SemaphoreSlim(maxInFlight);
                await Task.WhenAll(ids.Select(async id =>
                {
                    Console.WriteLine(id);
                    await gate.WaitAsync();
                    try
                    {
                        var message = await client.GetAsync(id);
                        return message.Id;
                    }
                    finally
                    {
                        gate.Release();
                    }
                }));
            }
            """);

    [Fact]
    public async Task A_query_calls_a_local_function() =>
        await FanOut.In("""
            public Task<Message[]> Run(IReadOnlyList<string> ids) =>
                [|Task.WhenAll|](from id in ids where id.Length > 0 select client.GetAsync(id));
            """).Becomes("""
            public Task<Message[]> Run(IReadOnlyList<string> ids)
            {
                const int maxInFlight = 10;
                var gate = new SemaphoreSlim(maxInFlight);
                return Task.WhenAll(from id in ids where id.Length > 0 select GetInTurnAsync(id));

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
    public async Task A_wait_without_braces_has_its_gate_outside() =>
        await FanOut.In("""
            public async Task Run(IReadOnlyList<string[]> pages)
            {
                foreach (var ids in pages)
                    await [|Task.WhenAll|](ids.Select(client.DeleteAsync));
            }
            """).Becomes("""
            public async Task Run(IReadOnlyList<string[]> pages)
            {
                const int maxInFlight = 10;
                using var gate = new SemaphoreSlim(maxInFlight);
                foreach (var ids in pages)
                    await Task.WhenAll(ids.Select(async id =>
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
            }
            """);

    [Fact]
    public async Task A_fan_out_of_fan_outs_gets_one_gate_outside_both() =>
        await FanOut.In("""
            public async Task Run(IReadOnlyList<string[]> pages)
            {
                await [|Task.WhenAll|](pages.Select(async ids => await [|Task.WhenAll|](ids.Select(client.DeleteAsync))));
            }
            """).Becomes("""
            public async Task Run(IReadOnlyList<string[]> pages)
            {
                const int maxInFlight = 10;
                using var gate = new SemaphoreSlim(maxInFlight);
                await Task.WhenAll(pages.Select(async ids => await Task.WhenAll(ids.Select(async id =>
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
                }))));
            }
            """);

    [Fact]
    public async Task A_local_or_private_function_is_called_at_the_gate() =>
        await FanOut.In("""
            public async Task<Message?[]> Run(IReadOnlyList<string> ids)
            {
                await [|Task.WhenAll|](ids.Select(id => ClearAsync(id)));
                return await [|Task.WhenAll|](ids.Select(FetchAsync));

                async Task<Message?> FetchAsync(string id) => id.Length == 0 ? null : await client.GetAsync(id);
            }

            private async Task ClearAsync(string id)
            {
                try
                {
                    await client.DeleteAsync(id);
                }
                catch (HttpRequestException)
                {
                    // It is gone already.
                }
            }
            """).Becomes("""
            public async Task<Message?[]> Run(IReadOnlyList<string> ids)
            {
                const int maxInFlight = 10;
                using var gate = new SemaphoreSlim(maxInFlight);
                await Task.WhenAll(ids.Select(async id =>
                {
                    await gate.WaitAsync();
                    try
                    {
                        await ClearAsync(id);
                    }
                    finally
                    {
                        gate.Release();
                    }
                }));
                const int maxInFlight2 = 10;
                using var gate2 = new SemaphoreSlim(maxInFlight2);
                return await Task.WhenAll(ids.Select(async id =>
                {
                    await gate2.WaitAsync();
                    try
                    {
                        return await FetchAsync(id);
                    }
                    finally
                    {
                        gate2.Release();
                    }
                }));

                async Task<Message?> FetchAsync(string id) => id.Length == 0 ? null : await client.GetAsync(id);
            }

            private async Task ClearAsync(string id)
            {
                try
                {
                    await client.DeleteAsync(id);
                }
                catch (HttpRequestException)
                {
                    // It is gone already.
                }
            }
            """);
}

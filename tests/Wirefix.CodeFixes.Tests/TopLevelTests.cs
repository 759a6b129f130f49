using Wirefix.Analyzers.Concurrency;
using Wirefix.CodeFixes.Concurrency;
using Wirefix.Testing;

namespace Wirefix.CodeFixes.Tests;

/// <summary>Files with top-level statements.</summary>
public sealed class TopLevelTests
{
    [Fact]
    public async Task A_lambda_handler_in_top_level_statements_keeps_the_gate_to_itself() =>
        await Verify.Rule<UnboundedFanOut>().AsApplication().Source("""
            using Microsoft.AspNetCore.Builder;

            var app = WebApplication.Create(args);
            app.MapGet("/all", async (HttpClient http, CancellationToken stop) =>
                await [|Task.WhenAll|](args.Select(id => http.GetStringAsync(id, stop))));
            app.MapGet("/each", async (HttpClient http) =>
            {
                var tasks = new List<Task<string>>();
                foreach (var id in args)
                    tasks.Add(http.GetStringAsync(id));
                return await [|Task.WhenAll|](tasks);
            });
            app.Run();

            """).Becomes<UnboundedFanOutCodeFix>("""
            using Microsoft.AspNetCore.Builder;

            var app = WebApplication.Create(args);
            app.MapGet("/all", async (HttpClient http, CancellationToken stop) =>
            {
                const int maxInFlight = 10;
                using var gate = new SemaphoreSlim(maxInFlight);
                return await Task.WhenAll(args.Select(async id =>
                {
                    await gate.WaitAsync(stop);
                    try
                    {
                        return await http.GetStringAsync(id, stop);
                    }
                    finally
                    {
                        gate.Release();
                    }
                }));
            });
            app.MapGet("/each", async (HttpClient http) =>
            {
                const int maxInFlight = 10;
                using var gate = new SemaphoreSlim(maxInFlight);
                var tasks = new List<Task<string>>();
                foreach (var id in args)
                    tasks.Add(GetStringInTurnAsync(id));
                return await Task.WhenAll(tasks);

                async Task<string> GetStringInTurnAsync(string id)
                {
                    await gate.WaitAsync();
                    try
                    {
                        return await http.GetStringAsync(id);
                    }
                    finally
                    {
                        gate.Release();
                    }
                }
            });
            app.Run();

            """);

    [Fact]
    public async Task Top_level_statements_hold_a_gate_and_its_function() =>
        await Verify.Rule<UnboundedFanOut>().AsApplication().Source("""
            var http = new HttpClient();
            var tasks = new List<Task<string>>();
            foreach (var id in args)
                tasks.Add(http.GetStringAsync(id));
            Console.WriteLine((await [|Task.WhenAll|](tasks)).Length); // all

            public sealed record Other;

            """).Becomes<UnboundedFanOutCodeFix>("""
            var http = new HttpClient();
            const int maxInFlight = 10;
            using var gate = new SemaphoreSlim(maxInFlight);
            var tasks = new List<Task<string>>();
            foreach (var id in args)
                tasks.Add(GetStringInTurnAsync(id));
            Console.WriteLine((await Task.WhenAll(tasks)).Length); // all

            async Task<string> GetStringInTurnAsync(string id)
            {
                await gate.WaitAsync();
                try
                {
                    return await http.GetStringAsync(id);
                }
                finally
                {
                    gate.Release();
                }
            }

            public sealed record Other;

            """);
}

using Wirefix.Analyzers.Races;
using Wirefix.CodeFixes.Races;
using Wirefix.Testing;

namespace Wirefix.CodeFixes.Tests.Races;

/// <summary>WIRE1003, fixed by a version or by a lock.</summary>
public sealed class LostUpdateFixTests
{
    private static readonly string[] ETag =
    [
        "out GET api.example.com/orders/{id} calls 9", "out GET api.example.com/orders/{id} response 200 header etag 9",
        "out GET api.example.com/orders/{id} status 200 9",
    ];

    [Fact]
    public async Task One_update_of_a_resource_runs_at_a_time_in_the_process() => await Case("""
        public async Task Run(string id, CancellationToken stop)
        {
            Console.WriteLine(id);
            // Reads the order.
            var order = (await http.GetFromJsonAsync<Order>($"/orders/{id}", stop))!;

            order.Count++; // one more
            await [|http.PutAsJsonAsync|]($"/orders/{id}", order, stop); // back
            Console.WriteLine("done");
        }
        """).Becomes<LostUpdateCodeFix>(Class("""
        private static readonly SemaphoreSlim Gate = new(1, 1);

        public async Task Run(string id, CancellationToken stop)
        {
            Console.WriteLine(id);
            await Gate.WaitAsync(stop);
            try
            {
                // Reads the order.
                var order = (await http.GetFromJsonAsync<Order>($"/orders/{id}", stop))!;

                order.Count++; // one more
                await http.PutAsJsonAsync($"/orders/{id}", order, stop); // back
            }
            finally
            {
                Gate.Release();
            }
            Console.WriteLine("done");
        }
        """));

    [Fact]
    public async Task One_that_cannot_wait_does_not_keep_back_the_others() => await Case("""
        public async Task Run(string id)
        {
            Span<char> buffer = stackalloc char[8];
            var order = (await http.GetFromJsonAsync<Order>($"/orders/{id}", StopFor(buffer)))!;
            order.Count++;
            await [|http.PutAsJsonAsync|]($"/orders/{id}", order);
        }

        public async Task Other(string id)
        {
            var order = (await http.GetFromJsonAsync<Order>($"/orders/{id}"))!;
            order.Count++;
            await [|http.PutAsJsonAsync|]($"/orders/{id}", order);
        }

        private static CancellationToken StopFor(Span<char> buffer) => new(buffer.IsEmpty);
        """).Becomes<LostUpdateCodeFix>(Class("""
        private static readonly SemaphoreSlim Gate = new(1, 1);

        public async Task Run(string id)
        {
            Span<char> buffer = stackalloc char[8];
            var order = (await http.GetFromJsonAsync<Order>($"/orders/{id}", StopFor(buffer)))!;
            order.Count++;
            await [|http.PutAsJsonAsync|]($"/orders/{id}", order);
        }

        public async Task Other(string id)
        {
            await Gate.WaitAsync();
            try
            {
                var order = (await http.GetFromJsonAsync<Order>($"/orders/{id}"))!;
                order.Count++;
                await http.PutAsJsonAsync($"/orders/{id}", order);
            }
            finally
            {
                Gate.Release();
            }
        }

        private static CancellationToken StopFor(Span<char> buffer) => new(buffer.IsEmpty);
        """));

    [Fact]
    public async Task What_is_used_behind_the_write_stays_in_scope() => await Case("""
        private readonly int _step = 2;

        public async Task<int> Run(string id)
        {
            var order = (await http.GetFromJsonAsync<Order>($"/orders/{id}").ConfigureAwait(false))!;
            order.Count += _step;
            await [|http.PutAsJsonAsync|]($"/orders/{id}", order).ConfigureAwait(false);
            return order.Count;
        }
        """).Becomes<LostUpdateCodeFix>(Class("""
        private readonly int _step = 2;
        private static readonly SemaphoreSlim Gate = new(1, 1);

        public async Task<int> Run(string id)
        {
            await Gate.WaitAsync().ConfigureAwait(false);
            try
            {
                var order = (await http.GetFromJsonAsync<Order>($"/orders/{id}").ConfigureAwait(false))!;
                order.Count += _step;
                await http.PutAsJsonAsync($"/orders/{id}", order).ConfigureAwait(false);
                return order.Count;
            }
            finally
            {
                Gate.Release();
            }
        }
        """));

    [Fact]
    public async Task Several_updates_of_a_class_share_one_lock() => await Case("""
        public async Task One(string id)
        {
            var order = (await http.GetFromJsonAsync<Order>(id))!;
            order.Count++;
            await [|http.PutAsJsonAsync|](id, order);
        }

        public async Task Two(string id)
        {
            var order = (await http.GetFromJsonAsync<Order>(id))!;
            order.Count--;
            await [|http.PutAsJsonAsync|](id, order);
        }
        """).Becomes<LostUpdateCodeFix>(Class("""
        private static readonly SemaphoreSlim Gate = new(1, 1);

        public async Task One(string id)
        {
            await Gate.WaitAsync();
            try
            {
                var order = (await http.GetFromJsonAsync<Order>(id))!;
                order.Count++;
                await http.PutAsJsonAsync(id, order);
            }
            finally
            {
                Gate.Release();
            }
        }

        public async Task Two(string id)
        {
            await Gate.WaitAsync();
            try
            {
                var order = (await http.GetFromJsonAsync<Order>(id))!;
                order.Count--;
                await http.PutAsJsonAsync(id, order);
            }
            finally
            {
                Gate.Release();
            }
        }
        """));

    [Fact]
    public async Task A_singleton_locks_its_own_field() => await Case("""
        private int _total;

        public async Task Run(CancellationToken stop)
        {
            [|_total|] += await http.GetFromJsonAsync<int>("/next", stop);
        }
        """, "services.AddSingleton<Checkout>();").Becomes<LostUpdateCodeFix>(Class("""
        private int _total;
        private readonly SemaphoreSlim _gate = new(1, 1);

        public async Task Run(CancellationToken stop)
        {
            await _gate.WaitAsync(stop);
            try
            {
                _total += await http.GetFromJsonAsync<int>("/next", stop);
            }
            finally
            {
                _gate.Release();
            }
        }
        """, "services.AddSingleton<Checkout>();"));

    [Fact]
    public async Task The_version_that_was_read_goes_along_where_the_wire_has_one() => await Case("""
        public async Task Run(string id, CancellationToken stop)
        {
            using var answer = await http.GetAsync($"/orders/{id}", stop);
            var order = (await answer.Content.ReadFromJsonAsync<Order>(stop))!;
            order.Count++;
            // Nobody else may have written.
            using var saved = await [|http.PutAsJsonAsync|]($"/orders/{id}", order, stop);
            saved.EnsureSuccessStatusCode();
        }
        """).Facts(ETag).Becomes<LostUpdateCodeFix>(Class("""
        public async Task Run(string id, CancellationToken stop)
        {
            using var answer = await http.GetAsync($"/orders/{id}", stop);
            var order = (await answer.Content.ReadFromJsonAsync<Order>(stop))!;
            order.Count++;
            using var request = new HttpRequestMessage(HttpMethod.Put, $"/orders/{id}") { Content = JsonContent.Create(order) };
            if (answer.Headers.ETag is { IsWeak: false } version)
                request.Headers.IfMatch.Add(version);
            // Nobody else may have written.
            using var saved = await http.SendAsync(request, stop);
            saved.EnsureSuccessStatusCode();
        }
        """));

    [Fact]
    public async Task A_message_that_is_at_hand_takes_the_version() => await Case("""
        public async Task Run(string id)
        {
            using var answer = await http.GetAsync($"/orders/{id}");
            var order = (await answer.Content.ReadFromJsonAsync<Order>())!;
            order.Count++;
            using var message = new HttpRequestMessage(HttpMethod.Put, $"/orders/{id}") { Content = JsonContent.Create(order) };
            (await [|http.SendAsync|](message)).EnsureSuccessStatusCode();
        }
        """).Facts(ETag).Becomes<LostUpdateCodeFix>(Class("""
        public async Task Run(string id)
        {
            using var answer = await http.GetAsync($"/orders/{id}");
            var order = (await answer.Content.ReadFromJsonAsync<Order>())!;
            order.Count++;
            using var message = new HttpRequestMessage(HttpMethod.Put, $"/orders/{id}") { Content = JsonContent.Create(order) };
            if (answer.Headers.ETag is { IsWeak: false } version)
                message.Headers.IfMatch.Add(version);
            (await http.SendAsync(message)).EnsureSuccessStatusCode();
        }
        """));

    [Theory]
    [InlineData("public async Task Run(string id) { Func<Task> later = async () => { var order = (await http.GetFromJsonAsync<Order>(id))!; order.Count++; await [|http.PutAsJsonAsync|](id, order); }; await later(); }")]
    [InlineData("public async Task Run(string id)\n{\n    var order = (await http.GetFromJsonAsync<Order>(id))!;\n    order.Count++;\n    await [|http.PutAsJsonAsync|](id, order);\n    await Task.Delay(order.Count);\n}")]
    [InlineData("public async Task Run(string id)\n{\n    var order = (await http.GetFromJsonAsync<Order>(id))!;\n    order.Count++;\n    await [|http.PutAsJsonAsync|](id, order);\n    if (order.Count > 3) return;\n    await Run(id);\n}")]
    [InlineData("public async Task Run(string id)\n{\n    var order = (await http.GetFromJsonAsync<Order>(id))!;\n    order.Count++;\n    await Run(id);\n    await [|http.PutAsJsonAsync|](id, order);\n}")]
    [InlineData("private static int s_total;\n\npublic async Task Run() => [|s_total|] += await http.GetFromJsonAsync<int>(\"x\");")]
    public async Task Code_that_cannot_be_held_together_is_left_alone(string members) => await Case(members).HasNo<LostUpdateCodeFix>();

    [Fact]
    public async Task An_answer_that_is_disposed_where_its_block_ends_moves_behind_the_lock() => await Case("""
        public async Task Run(string id)
        {
            using var answer = await http.GetAsync($"/orders/{id}");
            var order = (await answer.Content.ReadFromJsonAsync<Order>())!;
            order.Count++;
            await [|http.PutAsJsonAsync|]($"/orders/{id}", order);
        }
        """).Becomes<LostUpdateCodeFix>(Class("""
        private static readonly SemaphoreSlim Gate = new(1, 1);

        public async Task Run(string id)
        {
            await Gate.WaitAsync();
            try
            {
                using var answer = await http.GetAsync($"/orders/{id}");
                var order = (await answer.Content.ReadFromJsonAsync<Order>())!;
                order.Count++;
                await http.PutAsJsonAsync($"/orders/{id}", order);
            }
            finally
            {
                Gate.Release();
            }
        }
        """));

    [Fact]
    public async Task A_write_whose_refusal_nobody_would_notice_is_locked_instead() => await Case("""
        public async Task Run(string id)
        {
            using var answer = await http.GetAsync($"/orders/{id}");
            var order = (await answer.Content.ReadFromJsonAsync<Order>())!;
            order.Count++;
            await [|http.PutAsJsonAsync|]($"/orders/{id}", order);
        }
        """).Facts(ETag).Becomes<LostUpdateCodeFix>(Class("""
        private static readonly SemaphoreSlim Gate = new(1, 1);

        public async Task Run(string id)
        {
            await Gate.WaitAsync();
            try
            {
                using var answer = await http.GetAsync($"/orders/{id}");
                var order = (await answer.Content.ReadFromJsonAsync<Order>())!;
                order.Count++;
                await http.PutAsJsonAsync($"/orders/{id}", order);
            }
            finally
            {
                Gate.Release();
            }
        }
        """));

    [Fact]
    public async Task The_lock_is_named_as_the_class_names_its_fields() => await Case("""
        private const int Step = 1;
        private static int s_total;

        public async Task Run() // adds
        {
            [|s_total|] += await http.GetFromJsonAsync<int>("/next") * Step;
        }
        """).Becomes<LostUpdateCodeFix>(Class("""
        private const int Step = 1;
        private static int s_total;
        private static readonly SemaphoreSlim s_gate = new(1, 1);

        public async Task Run() // adds
        {
            await s_gate.WaitAsync();
            try
            {
                s_total += await http.GetFromJsonAsync<int>("/next") * Step;
            }
            finally
            {
                s_gate.Release();
            }
        }
        """));

    [Theory]
    [InlineData("var order = (await http.GetFromJsonAsync<Order>(id))!; order.Count++; await http.PutAsJsonAsync(id, order")]
    [InlineData("var order = (await http.GetFromJsonAsync<Order>(id))!; order.Count++; await http.PutAsJsonAsync(id, order); return order.; int x = ;")]
    [InlineData("if (id == null) { var order = (await http.GetFromJsonAsync<Order>(id))!; order.Count++; await http.PutAsJsonAsync(id, order);")]
    public async Task Half_typed_code_never_makes_the_fix_throw(string statements)
    {
        foreach (var (document, diagnostic) in await Case("public async Task Run(string id) { " + statements).Reports())
        {
            var context = new Microsoft.CodeAnalysis.CodeFixes.CodeFixContext(document, diagnostic, (_, _) => { }, CancellationToken.None);
            await new LostUpdateCodeFix().RegisterCodeFixesAsync(context);
        }
    }

    private static RuleCase<LostUpdate> Case(string members, string registration = "_ = services;") => Verify.Rule<LostUpdate>().Source(Class(members, registration));

    private static string Class(string members, string registration = "_ = services;") => $$"""
        using System.Net.Http.Json;
        using Microsoft.Extensions.DependencyInjection;

        public record Order { public int Count { get; set; } }

        public sealed class Checkout(HttpClient http)
        {
            {{members.ReplaceLineEndings("\n    ").Replace("\n    \n", "\n\n", StringComparison.Ordinal)}}
        }

        public static class Setup { public static void Add(IServiceCollection services) { {{registration}} } }

        """;
}

using Wirefix.CodeFixes.Races;
using static Wirefix.CodeFixes.Tests.Races.CheckoutCode;

namespace Wirefix.CodeFixes.Tests.Races;

/// <summary>WIRE1003, fixed by a lock.</summary>
public sealed class LostUpdateLockTests
{
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
}

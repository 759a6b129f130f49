using Wirefix.Analyzers.Framing;
using Wirefix.Testing;

namespace Wirefix.Analyzers.Tests.Framing;

/// <summary>WIRE4003: memory that belongs to a pool.</summary>
public sealed class PooledMemoryTests
{
    [Theory]
    [InlineData("var rented = pool.Rent(9); pool.Return(rented); return [|rented|][0];")]
    [InlineData("var rented = pool.Rent(9); var span = rented.AsMemory(0, 4); pool.Return(rented); return [|span|].Span[0];")]
    [InlineData("var rented = pool.Rent(9); try { rented[0] = 1; } finally { pool.Return(rented); } return Sum([|rented|]);")]
    [InlineData("var rented = pool.Rent(9); pool.Return(rented); pool.Return([|rented|]); return 0;")]
    [InlineData("var rented = pool.Rent(9); for (var i = 0; i < 3; i++) { Sum([|rented|]); pool.Return(rented); } return 0;")]
    [InlineData("var owner = MemoryPool<byte>.Shared.Rent(9); var memory = owner.Memory; owner.Dispose(); return [|memory|].Span[0];")]
    public async Task Memory_that_is_used_after_it_went_back_is_reported(string statements) => await In($"public int Run() {{ {statements} }}").IsReported();

    [Theory]
    [InlineData("byte[]", "var rented = pool.Rent(9); try { return [|rented|]; } finally { pool.Return(rented); }")]
    [InlineData("Memory<byte>", "var rented = pool.Rent(9); try { Sum(rented); return [|rented.AsMemory(0, 4)|]; } finally { pool.Return(rented); }")]
    [InlineData("ReadOnlyMemory<byte>", "var rented = pool.Rent(9); var part = rented.AsMemory(0, 4); try { return [|part|]; } finally { pool.Return(rented); }")]
    [InlineData("ArraySegment<byte>", "var rented = pool.Rent(9); try { return [|new ArraySegment<byte>(rented, 0, 4)|]; } finally { pool.Return(rented); }")]
    [InlineData("Stream", "var rented = pool.Rent(9); try { return [|new MemoryStream(rented, 0, 4)|]; } finally { pool.Return(rented); }")]
    [InlineData("Memory<byte>", "using var owner = MemoryPool<byte>.Shared.Rent(9); return [|owner.Memory[..4]|];")]
    [InlineData("Memory<byte>", "using (var owner = MemoryPool<byte>.Shared.Rent(9)) { return [|owner.Memory.Slice(0, 4)|]; }")]
    public async Task Memory_that_leaves_the_method_and_goes_back_is_reported(string type, string statements) =>
        await In($"public {type} Run() {{ {statements} }}").IsReported();

    [Theory]
    [InlineData("int", "var rented = pool.Rent(9); try { return Sum(rented); } finally { pool.Return(rented); }")]
    [InlineData("byte[]", "var rented = pool.Rent(9); try { return rented.AsSpan(0, 4).ToArray(); } finally { pool.Return(rented); }")]
    [InlineData("byte[]", "var rented = pool.Rent(9); try { return rented[..4]; } finally { pool.Return(rented); }")]
    [InlineData("byte[]", "var rented = pool.Rent(9); var kept = rented; var ok = false; try { ok = Sum(kept) > 0; return kept; } finally { if (!ok) pool.Return(rented); }")]
    [InlineData("byte[]", "var rented = pool.Rent(9); try { var kept = rented; rented = null; return kept; } finally { pool.Return(rented!); }")]
    [InlineData("byte[]", "var rented = pool.Rent(9); try { return rented; } catch { pool.Return(rented); throw; }")]
    [InlineData("int", "var rented = pool.Rent(9); pool.Return(rented); rented = pool.Rent(20); return rented[0];")]
    [InlineData("int", "var rented = pool.Rent(9); if (rented.Length > 9) { pool.Return(rented); return 0; } return rented[0];")]
    [InlineData("int", "var rented = pool.Rent(9); var gone = false; if (Sum(rented) > 9) { pool.Return(rented); gone = true; } if (!gone) pool.Return(rented); return 0;")]
    [InlineData("int", "byte[]? rented = pool.Rent(9); pool.Return(rented); rented = null; return rented == null ? 1 : 0;")]
    [InlineData("int", "var rented = pool.Rent(9); pool.Return(rented); return rented.Length;")]
    [InlineData("int", "using var owner = MemoryPool<byte>.Shared.Rent(9); return owner.Memory.Span[0];")]
    [InlineData("int", "dynamic any = pool; var rented = pool.Rent(9); any.Return(rented); return rented[0];")]
    [InlineData("IMemoryOwner<byte>", "var owner = MemoryPool<byte>.Shared.Rent(9); return owner;")]
    [InlineData("byte[]", "using var owner = MemoryPool<byte>.Shared.Rent(9); return owner.Memory.ToArray();")]
    [InlineData("Func<int>", "var rented = pool.Rent(9); try { Func<byte[]> inner = () => { return rented; }; return () => 1; } finally { pool.Return(rented); }")]
    [InlineData("IEnumerable<byte[]>", "var rented = pool.Rent(9); try { yield return rented; } finally { pool.Return(rented); }")]
    public async Task Memory_in_time_or_copied_is_not_reported(string type, string statements) =>
        await In($"public {type} Run() {{ {statements} }}").IsSilent();

    [Fact]
    public async Task What_is_wrong_is_said_in_the_words_of_the_code() => await In("""
        public Memory<byte> Run()
        {
            var rented = pool.Rent(9);
            try { return [|rented.AsMemory(0, 4)|]; }
            finally { pool.Return(rented); }
        }
        """).IsReported("'rented.AsMemory(0, 4)' leaves the method, but 'rented' goes back to the pool here");

    [Theory]
    [InlineData("var rented = pool.Rent(; pool.Return(rented); rented[0")]
    [InlineData("try { return rented; } finally { pool.Return( }")]
    [InlineData("using var owner = MemoryPool<byte>.Shared.Rent(9); return owner.")]
    [InlineData("using (var owner = MemoryPool<byte>.")]
    public async Task Half_typed_code_never_throws(string statements) => await In($"public byte[] Run() {{ {statements}").Survives();

    private static RuleCase<BufferContract> In(string member) => Verify.Rule<BufferContract>().Source($$"""
        #nullable disable warnings
        using System.Buffers;

        public sealed class Sums
        {
            private readonly ArrayPool<byte> pool = ArrayPool<byte>.Shared;

            {{member}}

            private static int Sum(byte[] bytes) => bytes.Sum(one => one);
        }
        """);
}

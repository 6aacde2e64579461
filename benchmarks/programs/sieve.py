N = 60_000


def main(n):
    prime = [True] * (n + 1)
    count = 0
    i = 2
    while i <= n:
        if prime[i]:
            j = i * i
            while j <= n:
                prime[j] = False
                j += i
            count += 1
        i += 1
    return count

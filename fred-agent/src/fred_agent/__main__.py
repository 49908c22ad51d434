from fred_agent.worker import main

if __name__ == "__main__":
    main()
